"""What is done with units, persons and the settings of the organisation."""
