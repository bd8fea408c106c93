"""Start Sankul: `python -m sankul`."""

import sys

from sankul.cli import main

if __name__ == "__main__":
    sys.exit(main())
