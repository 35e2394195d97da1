"""The parts of ../README.md that scripts write, each between two marker lines of its own."""
import os

PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "README.md")


def put(begin, end, lines):
    """Replaces what stands between the markers."""
    with open(PATH) as text:
        before, _, rest = text.read().partition(begin)
    after = rest.partition(end)[2]
    with open(PATH, "w") as out:
        out.write(before + begin + "\n\n" + "\n".join(lines) + "\n" + end + after)
