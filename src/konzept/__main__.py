"""python -m konzept"""

from konzept.cli import main

if __name__ == "__main__":
    main()
