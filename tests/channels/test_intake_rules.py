"""Letters out of bytes: nothing that mail programs send breaks the reading, and people are told from machines."""

from __future__ import annotations

import contextlib
import doctest
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estelar.channels.rules import decoding, machine, quoted
from estelar.channels.rules import letter as letters
from estelar.channels.rules.letter import Letter, Unreadable, content_key, read
from estelar.channels.rules.machine import judge
from estelar.channels.rules.quoted import Part, split
from tests.channels import real_mail

OWN = {"quejas@norte.example"}


@pytest.mark.parametrize("module", [letters, machine, quoted, decoding])
def test_the_examples_in_the_rules_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def ours(name: str) -> Letter:
    return read(real_mail.spanish()[name])


def test_the_sixty_letters_of_our_own_are_what_they_are() -> None:
    found = {name: judge(read(raw), own_addresses=OWN).kind for name, raw in real_mail.spanish().items()}
    assert len(found) == 60
    assert {name: kind for name, kind in found.items() if kind != real_mail.KIND_OF[name.split("-")[0]]} == {}


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("respuesta-01-gmail", "Sí, el martes a las 10 puedo recibir al técnico."),
        ("respuesta-02-gmail-partida", "No estoy de acuerdo con la respuesta."),
        ("respuesta-03-outlook-es", "Adjunto lo que me piden."),
        ("respuesta-04-mensaje-original", "Sigo sin línea."),
        ("respuesta-06-outlook-movil", "Ya volvió la luz. Gracias."),
        ("respuesta-07-apple-mail", "No recibí el archivo."),
        ("respuesta-08-debajo", "Es el 045 de 2024.\n\nJairo Benavides"),
        ("carta-16-firma-guiones", "¿Qué papeles necesito para el cambio de titular?"),
    ],
)
def test_what_was_written_now_stands_apart_from_what_is_quoted_in_spanish(name: str, new: str) -> None:
    assert ours(name).new_text == new


def test_answers_between_the_lines_keep_the_questions_they_answer() -> None:
    text = ours("respuesta-05-intercalada").new_text
    assert text.index("¿Cuál es su número") < text.index("52.345.678") < text.index("¿Qué día") < text.index("El jueves")


def test_name_number_and_address_after_the_closing_of_a_petition_are_no_signature() -> None:
    letter = ours("carta-01-queja-agua")
    assert "C.C. 43.512.889" in letter.new_text
    assert letter.signature == ""


def test_a_forwarded_letter_is_what_we_are_meant_to_read() -> None:
    assert "No se puede dormir" in ours("carta-11-reenviada-outlook").new_text
    assert "poste caído sobre el andén" in ours("carta-12-reenviada-gmail").new_text
    (inside,) = ours("carta-13-reenviada-como-adjunto").attachments
    assert b"Esper\xc3\xa9 tres horas" in inside.data


def test_every_spanish_letter_is_read_with_its_signs_whatever_its_charset_says() -> None:
    for name, words in {
        "carta-04-latin1": "La avería nº 2231",
        "carta-05-windows1252-qp": "“vuelva mañana”",
        "carta-06-base64": "historia clínica de los años",
        "carta-19-utf8-dicho-latin1": "dañó mi vehículo",
        "carta-20-cabecera-8bit-cruda": "Pésimo",
        "carta-35-codificacion-inexistente": "año nuevo",
        "carta-36-frontera-rota": "No me entregaron el medicamento",
        "carta-25-flowed": "camión de barrido por la calle 80",
        "carta-07-solo-html": "La cajera de la caja 3 me gritó",
    }.items():
        assert words in ours(name).text, name
    assert ours("carta-20-cabecera-8bit-cruda").subject == "Atención pésima en recepción"
    assert ours("carta-37-direccion-rota").sender.email == "blanca@correo.example.com"
    assert ours("carta-17-sin-message-id").message_id == ours("carta-17-sin-message-id").message_id
    assert ours("carta-09-adjunto-pdf").attachments[0].name == "Factura nº 12.pdf"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?UTF-8?Q?=C2=BFCu=C3=A1ndo_me_responden=3F?=", "¿Cuándo me responden?"),
        ("Re: =?iso-8859-1?Q?=C1rea_de_quejas?=", "Re: Área de quejas"),
        ("=?iso-8859-1?Q?devoluci?= =?iso-8859-1?Q?=F3n?=", "devolución"),
        ("=?UTF-8?Q?Petici=C3=B3n?=:=?UTF-8?Q?=C3=A1rbol?=", "Petición :árbol"),  # one that forgot the blank
        ("=?UTF-8?Q?=C3=93scar?=<oscar@example.com>", "Óscar <oscar@example.com>"),
        ("=?UTF-8?B?wr8=?=", "¿"),
    ],
)
def test_encoded_words_that_begin_with_a_sign_beyond_ascii_are_read(written: str, meant: str) -> None:
    assert decoding.words(written) == meant


def test_no_machine_is_answered_by_a_machine() -> None:
    may = {name: judge(read(raw), own_addresses=OWN).may_answer for name, raw in real_mail.spanish().items()}
    never = {"carta-30-formulario-web", "carta-31-grupo-propio"}  # letters all the same
    assert not any(may[name] for name in may if real_mail.KIND_OF[name.split("-")[0]] != "letter" or name in never)
    assert all(may[name] for name in may if real_mail.KIND_OF[name.split("-")[0]] == "letter" and name not in never)


def test_a_bounce_names_the_address_the_code_and_the_message_that_came_back() -> None:
    verdict = judge(ours("rebote-01-dsn"), own_addresses=OWN)
    (failed,) = verdict.recipients
    assert (failed.address, failed.action, failed.status) == ("luz.ospina@correo.example.com", "failed", "5.1.1")
    assert verdict.returned_id == "<est-1@norte.example>"
    assert judge(ours("rebote-03-retraso"), own_addresses=OWN).recipients[0].action == "delayed"
    assert judge(ours("rebote-04-sin-informe"), own_addresses=OWN).recipients[0].address == "marta.gil@correo.example.com"


def test_our_own_mail_that_comes_back_and_mail_that_goes_in_circles_is_a_loop() -> None:
    raw = real_mail.spanish()["carta-01-queja-agua"]
    assert judge(read(b"X-Estelar-Message: 7\n" + raw), own_addresses=OWN).kind == "loop"
    assert judge(read(b"Received: from a by b; Mon, 3 Mar 2025 10:12:33 -0500\n" * 61 + raw), own_addresses=OWN).kind == "loop"


def test_the_same_letter_by_another_way_has_the_same_key_and_another_letter_has_not() -> None:
    raw = real_mail.spanish()["carta-01-queja-agua"]
    other_way = b"Delivered-To: info@norte.example\r\nReceived: from x by y\r\n" + raw.replace(b"\n", b"\r\n") + b"\r\n\r\n"
    assert content_key(raw) == content_key(other_way)
    assert content_key(raw) != content_key(raw.replace(b"cuatro meses", b"cinco meses"))
    assert len({content_key(one) for one in real_mail.spanish().values()}) == 60


def test_what_is_no_mail_is_said_to_be_none_and_nesting_without_end_stops_nobody() -> None:
    for raw in (b"", b"\x00\x01\x02", b"solo texto\nsin cabecera\n", b"\xff\xfe\x00"):
        with pytest.raises(Unreadable):
            read(raw)
    deep = b"Subject: x\nMIME-Version: 1.0\n"
    for level in range(1_000):
        deep += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level)
    with contextlib.suppress(Unreadable):  # either way; what counts is that nobody waits for it
        read(deep + b"Content-Type: text/plain\n\nhola\n")


def _made(text: str, subject: str, charset: str, name: str) -> bytes:
    made = EmailMessage(policy=email.policy.SMTP)
    made["From"] = "ana@example.com"
    made["Subject"] = " ".join(subject.split())
    made.set_content(text, charset=charset)
    made.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename=name or "a")
    return made.as_bytes()


_SAFE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"]), max_size=60)


@settings(max_examples=25)
@given(text=_SAFE, subject=_SAFE, charset=st.sampled_from(["utf-8", "utf-7"]))
def test_whatever_is_written_is_read(text: str, subject: str, charset: str) -> None:
    letter = read(_made(text, subject, charset, "carta.pdf"))
    assert "".join(letter.text.split()) == "".join(text.split())
    assert letter.attachments[0].data == text.encode()


@settings(max_examples=25)
@given(st.binary(max_size=400), st.integers(0, 59))
def test_no_bytes_break_the_reading(noise: bytes, which: int) -> None:
    raw = list(real_mail.spanish().values())[which]
    for broken in (noise, raw[: len(raw) // 2] + noise, noise + b"\n" + raw, raw.replace(b"-", noise[:5]), b"Subject: x\n" + noise):
        try:
            letter = read(broken)
        except Unreadable:
            continue
        judge(letter, own_addresses=OWN)
        assert "\x00" not in letter.text + letter.subject + letter.sender.email + letter.message_id


@given(st.lists(st.sampled_from([
    "Hola", "", "> cita", ">> otra", "-- ", "El lun, 3 mar 2025 a las 10:12, Ana escribió:", "De: Ana <a@b.co>", "Enviado: hoy", "Para: x",
    "Asunto: y", "-----Mensaje original-----", "Enviado desde mi iPhone", "AVISO LEGAL: confidencial", "________________________________",
]), max_size=25))  # fmt: skip
def test_the_pieces_of_a_text_are_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    pieces = split(text)
    assert "\n".join(piece for _part, piece in pieces.pieces) == text
    if "Hola" in lines:
        assert any(part is Part.NEW for part, _piece in pieces.pieces) or pieces.new == ""
    assert not text.strip() or pieces.new or pieces.signature


def crisp() -> dict[str, str]:
    folder = real_mail.FOLDER / "G_crisp_replies"
    if not folder.exists():
        pytest.skip(f"The real texts G_crisp_replies are not in {real_mail.FOLDER}: set ESTELAR_REAL_DATA to run this test.")
    return {path.stem: path.read_text(errors="replace") for path in folder.glob("*.txt")}


def test_replies_of_real_programs_in_english_are_taken_apart() -> None:
    texts = crisp()
    last = "et mollis ligula rutrum quis. Fusce sed odio id arcu varius aliquet nec nec nibh."
    top = [
        "email_18", "email_23", "email_24", "email_25", "email_26", "email_en_multiline_2", "email_gmail_split_line_from",
        "email_ios_outlook", "email_msn", "email_original_message", "email_original_message_2", "email_outlook_split_line_from",
        "email_tricky_10_special_chars_in_name", "email_tricky_12_no_space_after_header", "email_tricky_14_long_quote_header",
        "email_tricky_15_original_message_variations", "email_tricky_5_mixed_languages", "email_portuguese", "email_italian",
        "email_fr_multiline", "email_french_2", "email_german_2", "email_10", "email_11", "email_15",
    ]  # fmt: skip
    wrong = [name for name in top if not split(texts[name]).new.endswith(last)]
    assert wrong == []
    whole = [name for name in texts if "tricky" in name and any(word in name for word in (
        "_1_on", "_2_url", "_3_code", "_4_from", "_6_regards", "_7_multiple", "_8_sent", "_13_time", "_19_quote", "_17_forward",
    ))]  # fmt: skip
    assert len(whole) == 10
    assert [name for name in whole if split(texts[name]).quoted] == []  # text of the writer, whatever it looks like
    assert split(texts["email_unquoted_reply"]).new == "This is my reply."
    assert split(texts["email_zoho"]).new.endswith("running a test?")
    assert split(texts["email_iphone"]).signature == "Sent from my iPhone"


def test_of_669_bounces_and_replies_of_machines_only_those_that_people_wrote_are_letters() -> None:
    found = {name: judge(read(raw), own_addresses=OWN).kind for name, raw in real_mail.of("G_sisimai_bounces").items()}
    assert {name for name, kind in found.items() if kind == "letter"} == real_mail.PEOPLE_AMONG_BOUNCES
