from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.case_deadline_lang import CaseDeadlineLang
from ...models.case_deadline_lang import check_case_deadline_lang
from ...models.deadline import Deadline
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    pk: int,
    *,
    lang: CaseDeadlineLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match



    

    params: dict[str, Any] = {}

    json_lang: str | Unset = UNSET
    if not isinstance(lang, Unset):
        json_lang = lang

    params["lang"] = json_lang


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/cases/{pk}/deadline".format(pk=quote(str(pk), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Deadline | Problem | None:
    if response.status_code == 200:
        response_200 = Deadline.from_dict(response.json())



        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Deadline | Problem]:
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
    lang: CaseDeadlineLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | Deadline | Problem]:
    """ Why the answer is due on that day

     Day by day, by the rule and the calendar under which the case was born. 422: nothing is due in it.

    Args:
        pk (int):
        lang (CaseDeadlineLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Deadline | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
lang=lang,
if_none_match=if_none_match,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    pk: int,
    *,
    client: AuthenticatedClient,
    lang: CaseDeadlineLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | Deadline | Problem | None:
    """ Why the answer is due on that day

     Day by day, by the rule and the calendar under which the case was born. 422: nothing is due in it.

    Args:
        pk (int):
        lang (CaseDeadlineLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Deadline | Problem
     """


    return sync_detailed(
        pk=pk,
client=client,
lang=lang,
if_none_match=if_none_match,

    ).parsed

async def asyncio_detailed(
    pk: int,
    *,
    client: AuthenticatedClient,
    lang: CaseDeadlineLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Response[Any | Deadline | Problem]:
    """ Why the answer is due on that day

     Day by day, by the rule and the calendar under which the case was born. 422: nothing is due in it.

    Args:
        pk (int):
        lang (CaseDeadlineLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Deadline | Problem]
     """


    kwargs = _get_kwargs(
        pk=pk,
lang=lang,
if_none_match=if_none_match,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    pk: int,
    *,
    client: AuthenticatedClient,
    lang: CaseDeadlineLang | Unset = UNSET,
    if_none_match: str | Unset = UNSET,

) -> Any | Deadline | Problem | None:
    """ Why the answer is due on that day

     Day by day, by the rule and the calendar under which the case was born. 422: nothing is due in it.

    Args:
        pk (int):
        lang (CaseDeadlineLang | Unset):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Deadline | Problem
     """


    return (await asyncio_detailed(
        pk=pk,
client=client,
lang=lang,
if_none_match=if_none_match,

    )).parsed
