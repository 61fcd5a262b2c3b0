"""What the organisation must answer, or thank for: petitions, complaints, claims, suggestions, reports, compliments; inside the law."""
