"""Names and comments of the demo. Everybody here is invented."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STAFF_PER_UNIT = 6

FIRST = (
    "Luz Marina", "Jorge", "Ana Lucía", "Andrés", "María José", "Carlos", "Paola", "Fernando", "Rosa", "Miguel Ángel", "Claudia", "Iván",
    "Teresa", "Óscar", "Natalia", "Ramiro", "Beatriz", "Julián", "Gloria", "Sergio", "Inés", "Tomás", "Pilar", "Hernán", "Lucía", "Raúl",
    "Amparo", "Nicolás", "Isabel", "Emilio",
)  # fmt: skip
LAST = (
    "Acosta", "Barrios", "Cárdenas", "Delgado", "Escobar", "Fuentes", "Guerrero", "Herrera", "Ibáñez", "Jurado", "Lozano", "Molina", "Núñez",
    "Ortega", "Peña", "Quintero", "Rincón", "Salazar", "Tovar", "Uribe", "Vargas", "Zamora", "Beltrán", "Cifuentes", "Duarte", "Galindo",
)  # fmt: skip

COMMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "es": {
        "stellar": (
            "Me explicaron todo con paciencia y en palabras que entendí.", "Llegué con miedo y me fui tranquila. Muchas gracias.",
            "Se acordaron de mi nombre y de lo que hablamos la vez pasada.", "Resolvieron en diez minutos lo que yo creía que tomaría la mañana.",
            "Muy amables, hasta me acompañaron a la puerta.", "La persona que me atendió se interesó de verdad por mi caso.",
            "Todo claro, rápido y con una sonrisa.", "Me llamaron antes de que yo preguntara. Excelente.",
        ),
        "bitter": (
            "No volvería si tuviera otra opción.", "Salí sin saber qué seguía.", "Nadie me miró a los ojos.",
            "Tuve que repetir mi historia tres veces.", "Esperaba otra cosa.",
        ),
        "long_wait": (
            "Más de una hora sentada y nadie decía nada.", "La espera fue larguísima y perdí medio día de trabajo.",
            "Mi cita era a las nueve y me llamaron a las diez y media.", "Demasiada espera para tan poca atención.",
        ),
        "lack_of_communication": (
            "Nadie avisó que había demora.", "Pasan los días y no sé en qué va mi trámite.", "Me cambiaron la hora y no me dijeron.",
        ),
        "broken_promise": (
            "Me dijeron que el medicamento estaría hoy y no estaba.", "Prometieron llamarme y sigo esperando.",
        ),
        "misinformation": (
            "Por teléfono me dijeron un requisito y en la ventanilla otro.", "Me faltó un papel que no aparece en la página.",
        ),
        "apathy": ("Atienden como si les diera igual.",), "brush_off": ("Me mandaron a otra ventanilla para salir de mí.",),
        "coldness": ("Ni buenos días.",), "superiority": ("Me hablaron como si yo no entendiera nada.",),
        "robotism": ("Repetía lo mismo sin escuchar lo que yo preguntaba.",), "rule_book": ("Todo era «el reglamento no lo permite».",),
        "evasion": ("Preguntaba algo y me contestaban otra cosa.",),
        "made": ("Se adelantó a lo que necesitaba.", "Explicó cada paso.", "Trato muy cálido.", "Resolvió en el primer contacto.", "Llamó después para saber cómo seguía."),
    },
    "en": {
        "stellar": (
            "They explained everything patiently and in words I understood.", "I arrived worried and left at ease. Thank you.",
            "They remembered my name and what we talked about last time.", "Solved in ten minutes what I thought would take all morning.",
            "Very kind, they even walked me to the door.", "Whoever served me took a real interest in my case.",
            "Clear, quick and with a smile.", "They called before I had to ask. Excellent.",
        ),
        "bitter": (
            "I would not come back if I had a choice.", "I left without knowing what came next.", "Nobody looked me in the eye.",
            "I had to tell my story three times.", "I expected something else.",
        ),
        "long_wait": (
            "More than an hour in the chair and nobody said a word.", "The wait was endless and I lost half a day of work.",
            "My appointment was at nine and they called me at half past ten.", "Too much waiting for so little attention.",
        ),
        "lack_of_communication": (
            "Nobody told us there was a delay.", "Days go by and I do not know where my file is.", "They changed the time and did not tell me.",
        ),
        "broken_promise": ("They said the medicine would be here today and it was not.", "They promised to call and I am still waiting."),
        "misinformation": ("On the phone they named one requirement and at the counter another.", "I lacked a paper that the web page does not mention."),
        "apathy": ("They serve you as if they could not care less.",), "brush_off": ("They sent me to another window to get rid of me.",),
        "coldness": ("Not even a good morning.",), "superiority": ("They spoke to me as if I understood nothing.",),
        "robotism": ("Kept repeating the same without listening to my question.",), "rule_book": ("Everything was “the rules do not allow it”.",),
        "evasion": ("I asked one thing and they answered another.",),
        "made": ("Thought of what was needed before being asked.", "Explained every step.", "A very warm welcome.", "Solved at first contact.", "Called afterwards to ask how it went."),
    },
}  # fmt: skip

UNITS = {
    "es": {
        "root": "Mancomunidad Valle Aurora", "clinics": "Clínicas Aurora", "north": "Sede Norte", "south": "Sede Sur", "centre": "Sede Centro",
        "river": "Sede Río", "offices": "Oficinas de servicios", "main-office": "Oficina Central", "west-office": "Oficina Occidente",
        "port-office": "Oficina Puerto",
    },
    "en": {
        "root": "Aurora Valley Community", "clinics": "Aurora Clinics", "north": "North Clinic", "south": "South Clinic", "centre": "Centre Clinic",
        "river": "River Clinic", "offices": "Service offices", "main-office": "Main Office", "west-office": "West Office", "port-office": "Port Office",
    },
}  # fmt: skip


def customer_name(plan: str, number: int) -> str:
    """The invented name of the customer with this number: the same number, the same name."""
    first = FIRST[(number * 7 + len(plan)) % len(FIRST)]
    return f"{first} {LAST[number % len(LAST)]} {LAST[(number // len(LAST)) % len(LAST)]}"


def staff_name(number: int) -> str:
    """The invented name of somebody who works in the demo."""
    return f"{FIRST[(number * 11 + 3) % len(FIRST)]} {LAST[(number * 5 + 1) % len(LAST)]}"


def comments(
    rng: np.random.Generator, impression: NDArray[np.int64], element: list[str | None], said: NDArray[np.bool_], moment: str, language: str
) -> list[str | None]:
    """A comment for each contact where one was `said`: it fits the impression and the dissatisfaction element."""
    texts = COMMENTS[language]
    draws = rng.random(len(impression))
    result: list[str | None] = []
    for kind, cause, told, draw in zip(impression, element, said, draws, strict=True):
        if not told:
            result.append(None)
            continue
        pool = texts["stellar"] if kind == 1 else texts[cause or "bitter"]
        result.append(pool[int(draw * len(pool))])
    return result


def made_stellar(rng: np.random.Generator, told: NDArray[np.bool_], language: str) -> list[str | None]:
    """What made a contact stellar, where staff wrote it down."""
    pool = COMMENTS[language]["made"]
    draws = rng.integers(0, len(pool), len(told))
    return [pool[d] if t else None for d, t in zip(draws, told, strict=True)]
