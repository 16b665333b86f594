"""Two learners by dueling double deep Q-learning on welfare rewards; :func:`.train` runs them."""
