"""Writes src/main/resources/org/convscope/input/imagenet-classes.txt from timm's lists: imagenet_classes.py OUT (pip install timm)."""
import importlib.metadata, importlib.resources, pathlib, sys

info = importlib.resources.files("timm") / "data" / "_info"
ids = (info / "imagenet_synsets.txt").read_text().split()
names = dict(line.split("\t") for line in (info / "imagenet_synset_to_lemma.txt").read_text().splitlines())
version = importlib.metadata.version("timm")
head = f"""# The 1000 classes of ILSVRC 2012 in the order of their WordNet ids, which is that of Keras's imagenet_class_index.json;
# the name is the first of WordNet's for the id, with underscores. From timm {version} (https://pypi.org/project/timm),
# data/_info/imagenet_synsets.txt and imagenet_synset_to_lemma.txt, Apache License 2.0, Copyright 2019 Ross Wightman;
# made by src/test/scripts/imagenet_classes.py. WordNet 3.0, Copyright 2006 by Princeton University, WordNet licence.
"""
lines = [f"{i} {names[i].split(',')[0].replace(' ', '_')}\n" for i in ids]
pathlib.Path(sys.argv[1]).write_text(head + "".join(lines))
