"""`python -m livelog`."""

from livelog.cli.main import main

if __name__ == "__main__":
    main()
