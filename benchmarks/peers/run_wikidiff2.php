<?php
// Runs wikidiff2 on two files, all lines shown: run_wikidiff2.php BEFORE AFTER
echo wikidiff2_inline_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), 1000000);
