"""How well suggestions answer what people would link: a labelled set, measures, baselines."""
