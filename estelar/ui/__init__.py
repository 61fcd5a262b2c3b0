"""How everything looks: base pages, components, icons, the ring, the guard of views. It knows no room."""
