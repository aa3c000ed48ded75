"""`python -m yoy`."""

from yoy.cli import main

if __name__ == "__main__":
    main()
