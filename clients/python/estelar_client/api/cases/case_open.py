from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.case import Case
from ...models.case_in import CaseIn
from ...models.case_open_lang import CaseOpenLang
from ...models.case_open_lang import check_case_open_lang
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: CaseIn,
    lang: CaseOpenLang | Unset = UNSET,
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
        "url": "/api/v1/cases",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Case | Problem | None:
    if response.status_code == 200:
        response_200 = Case.from_dict(response.json())



        return response_200

    if response.status_code == 201:
        response_201 = Case.from_dict(response.json())



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

    if response.status_code == 405:
        response_405 = Problem.from_dict(response.json())



        return response_405

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Case | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CaseIn,
    lang: CaseOpenLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Case | Problem]:
    """ Open a case

     The receipt goes out, the term is counted, the rules give it to somebody. 200 instead of 201: its
    source had sent this external id before; the case stayed as it was.

    Args:
        lang (CaseOpenLang | Unset):
        idempotency_key (str | Unset):
        body (CaseIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Case | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
lang=lang,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: CaseIn,
    lang: CaseOpenLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Case | Problem | None:
    """ Open a case

     The receipt goes out, the term is counted, the rules give it to somebody. 200 instead of 201: its
    source had sent this external id before; the case stayed as it was.

    Args:
        lang (CaseOpenLang | Unset):
        idempotency_key (str | Unset):
        body (CaseIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Case | Problem
     """


    return sync_detailed(
        client=client,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CaseIn,
    lang: CaseOpenLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Response[Case | Problem]:
    """ Open a case

     The receipt goes out, the term is counted, the rules give it to somebody. 200 instead of 201: its
    source had sent this external id before; the case stayed as it was.

    Args:
        lang (CaseOpenLang | Unset):
        idempotency_key (str | Unset):
        body (CaseIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Case | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
lang=lang,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CaseIn,
    lang: CaseOpenLang | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,

) -> Case | Problem | None:
    """ Open a case

     The receipt goes out, the term is counted, the rules give it to somebody. 200 instead of 201: its
    source had sent this external id before; the case stayed as it was.

    Args:
        lang (CaseOpenLang | Unset):
        idempotency_key (str | Unset):
        body (CaseIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Case | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,
lang=lang,
idempotency_key=idempotency_key,

    )).parsed
