"""How everything looks: base pages, components, guard. Knows no room."""
