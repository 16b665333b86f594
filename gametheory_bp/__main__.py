"""``python -m gametheory_bp``: the same as the command ``gametheory-bp``."""

from gametheory_bp.cli import main

if __name__ == "__main__":
    main()
