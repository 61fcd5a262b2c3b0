from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.case_note_lang import CaseNoteLang
from ...models.case_note_lang import check_case_note_lang
from ...models.message import Message
from ...models.note_in import NoteIn
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    pk: int,
    *,
    body: NoteIn,
    lang: CaseNoteLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    params: dict[str, Any] = {}

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/cases/{pk}/notes".format(pk=quote(str(pk), safe=""),),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Message | Problem | None:
    if response.status_code == 201:
        response_201 = Message.from_dict(response.json())



        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 405:
        response_405 = Problem.from_dict(response.json())



        return response_405

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())



        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())



        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Message | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    pk: int,
    *,
    client: AuthenticatedClient,
    body: NoteIn,
    lang: CaseNoteLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Message | Problem]:
    """ Note something in a case

     Among ourselves: it never leaves the house.

    Args:
        pk (int):
        lang (CaseNoteLang | Unset):
        idempotency_key (str | Unset):
        body (NoteIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Message | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    pk: int,
    *,
    client: AuthenticatedClient,
    body: NoteIn,
    lang: CaseNoteLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Message | Problem | None:
    """ Note something in a case

     Among ourselves: it never leaves the house.

    Args:
        pk (int):
        lang (CaseNoteLang | Unset):
        idempotency_key (str | Unset):
        body (NoteIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Message | Problem
     """


    return sync_detailed(
        pk=pk,
client=client,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    pk: int,
    *,
    client: AuthenticatedClient,
    body: NoteIn,
    lang: CaseNoteLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Message | Problem]:
    """ Note something in a case

     Among ourselves: it never leaves the house.

    Args:
        pk (int):
        lang (CaseNoteLang | Unset):
        idempotency_key (str | Unset):
        body (NoteIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Message | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    pk: int,
    *,
    client: AuthenticatedClient,
    body: NoteIn,
    lang: CaseNoteLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Message | Problem | None:
    """ Note something in a case

     Among ourselves: it never leaves the house.

    Args:
        pk (int):
        lang (CaseNoteLang | Unset):
        idempotency_key (str | Unset):
        body (NoteIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Message | Problem
     """


    return (await asyncio_detailed(
        pk=pk,
client=client,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    )).parsed
