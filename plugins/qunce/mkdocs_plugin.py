"""The MkDocs shell: hands the rendered files over, and nothing else."""
