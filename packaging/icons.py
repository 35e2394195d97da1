"""Writes Windows' and macOS's icons from the program's SVG: python packaging/icons.py, with cairosvg and pillow."""

import io
from pathlib import Path

import cairosvg
from PIL import Image

root = Path(__file__).resolve().parent.parent
svg = (root / "src/main/resources/org/convscope/ui/icons/app.svg").read_bytes()
png = cairosvg.svg2png(bytestring=svg, output_width=512, output_height=512)
icon = Image.open(io.BytesIO(png))
icon.save(root / "packaging/windows/convscope.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 256)])
icon.save(root / "packaging/macos/convscope.icns", sizes=[(n, n) for n in (16, 32, 128, 256, 512)])
