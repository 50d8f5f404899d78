"""Render: plan and findings → files in memory, path → bytes."""
