"""`python -m estelar` is the same as `estelar`."""

from estelar.cli import main

if __name__ == "__main__":
    main()
