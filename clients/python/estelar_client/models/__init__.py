""" Contains all the data models used in inputs/outputs """

from .asking import Asking
from .asking_compare import AskingCompare
from .asking_period import AskingPeriod
from .case import Case
from .case_contact import CaseContact
from .case_deadline_lang import CaseDeadlineLang
from .case_filters import CaseFilters
from .case_filters_kind import CaseFiltersKind
from .case_filters_status import CaseFiltersStatus
from .case_in import CaseIn
from .case_in_answer_by import CaseInAnswerBy
from .case_in_channel import CaseInChannel
from .case_in_kind import CaseInKind
from .case_in_said_kind import CaseInSaidKind
from .case_in_severity import CaseInSeverity
from .case_in_vulnerability_item import CaseInVulnerabilityItem
from .case_lang import CaseLang
from .case_list import CaseList
from .case_messages_list_lang import CaseMessagesListLang
from .case_note_lang import CaseNoteLang
from .case_open_lang import CaseOpenLang
from .case_promise_lang import CasePromiseLang
from .case_reply_lang import CaseReplyLang
from .case_row import CaseRow
from .case_row_contact import CaseRowContact
from .cases_list_kind import CasesListKind
from .cases_list_lang import CasesListLang
from .cases_list_status import CasesListStatus
from .change import Change
from .change_verdict import ChangeVerdict
from .changes import Changes
from .contact_data import ContactData
from .customer import Customer
from .customer_add_lang import CustomerAddLang
from .customer_change import CustomerChange
from .customer_change_lang import CustomerChangeLang
from .customer_data import CustomerData
from .customer_erase import CustomerErase
from .customer_erase_lang import CustomerEraseLang
from .customer_filters import CustomerFilters
from .customer_in import CustomerIn
from .customer_lang import CustomerLang
from .customer_list import CustomerList
from .customer_merge import CustomerMerge
from .customer_merge_lang import CustomerMergeLang
from .customer_row import CustomerRow
from .customers_list_lang import CustomersListLang
from .cycle import Cycle
from .cycle_archive_lang import CycleArchiveLang
from .cycle_figures import CycleFigures
from .cycle_figures_compare import CycleFiguresCompare
from .cycle_figures_lang import CycleFiguresLang
from .cycle_figures_period import CycleFiguresPeriod
from .cycle_filters import CycleFilters
from .cycle_import_lang import CycleImportLang
from .cycle_in import CycleIn
from .cycle_in_design import CycleInDesign
from .cycle_lang import CycleLang
from .cycle_list import CycleList
from .cycle_restore_lang import CycleRestoreLang
from .cycle_row import CycleRow
from .cycles_list_lang import CyclesListLang
from .days import Days
from .deadline import Deadline
from .deadline_day import DeadlineDay
from .draft_design import DraftDesign
from .draft_design_design import DraftDesignDesign
from .draft_discard_lang import DraftDiscardLang
from .draft_publish_lang import DraftPublishLang
from .draft_replace_lang import DraftReplaceLang
from .draft_start_lang import DraftStartLang
from .encounter import Encounter
from .encounter_change import EncounterChange
from .encounter_change_channel import EncounterChangeChannel
from .encounter_change_elements import EncounterChangeElements
from .encounter_change_impression_source import EncounterChangeImpressionSource
from .encounter_change_impression_type_0 import EncounterChangeImpressionType0
from .encounter_change_scale import EncounterChangeScale
from .encounter_correct_lang import EncounterCorrectLang
from .encounter_elements import EncounterElements
from .encounter_filters import EncounterFilters
from .encounter_filters_impression_type_0 import EncounterFiltersImpressionType0
from .encounter_impression_source import EncounterImpressionSource
from .encounter_impression_type_0 import EncounterImpressionType0
from .encounter_in import EncounterIn
from .encounter_in_channel import EncounterInChannel
from .encounter_in_elements import EncounterInElements
from .encounter_in_impression_source import EncounterInImpressionSource
from .encounter_in_impression_type_0 import EncounterInImpressionType0
from .encounter_in_scale import EncounterInScale
from .encounter_lang import EncounterLang
from .encounter_list import EncounterList
from .encounter_record_lang import EncounterRecordLang
from .encounter_remove_lang import EncounterRemoveLang
from .encounter_row import EncounterRow
from .encounter_row_elements import EncounterRowElements
from .encounter_row_impression_source import EncounterRowImpressionSource
from .encounter_row_impression_type_0 import EncounterRowImpressionType0
from .encounters import Encounters
from .encounters_bulk_lang import EncountersBulkLang
from .encounters_list_impression_type_0 import EncountersListImpressionType0
from .encounters_list_lang import EncountersListLang
from .figure import Figure
from .figure_state import FigureState
from .file_import import FileImport
from .file_import_filters import FileImportFilters
from .file_import_list import FileImportList
from .file_import_row import FileImportRow
from .file_import_row_state import FileImportRowState
from .file_import_state import FileImportState
from .held import Held
from .import_lang import ImportLang
from .imports_list_lang import ImportsListLang
from .journal_list_lang import JournalListLang
from .ledger import Ledger
from .ledger_filters import LedgerFilters
from .ledger_line import LedgerLine
from .ledger_totals import LedgerTotals
from .line import Line
from .line_detail import LineDetail
from .line_filters import LineFilters
from .line_list import LineList
from .line_row import LineRow
from .line_row_detail import LineRowDetail
from .mail_ledger_lang import MailLedgerLang
from .me import Me
from .me_lang import MeLang
from .measure import Measure
from .measure_filters import MeasureFilters
from .measure_lang import MeasureLang
from .measure_list import MeasureList
from .measure_row import MeasureRow
from .measures_list_lang import MeasuresListLang
from .message import Message
from .message_list import MessageList
from .message_row import MessageRow
from .moment import Moment
from .moment_figures import MomentFigures
from .moment_figures_compare import MomentFiguresCompare
from .moment_figures_kind import MomentFiguresKind
from .moment_figures_lang import MomentFiguresLang
from .moment_figures_period import MomentFiguresPeriod
from .moment_figures_standing import MomentFiguresStanding
from .moment_filters import MomentFilters
from .moment_lang import MomentLang
from .moment_list import MomentList
from .moment_row import MomentRow
from .moments_list_lang import MomentsListLang
from .moved import Moved
from .note_in import NoteIn
from .organisation import Organisation
from .organisation_lang import OrganisationLang
from .organisation_language import OrganisationLanguage
from .page import Page
from .person import Person
from .person_filters import PersonFilters
from .person_filters_kind_type_0 import PersonFiltersKindType0
from .person_kind import PersonKind
from .person_lang import PersonLang
from .person_list import PersonList
from .person_row import PersonRow
from .person_row_kind import PersonRowKind
from .persons_list_kind_type_0 import PersonsListKindType0
from .persons_list_lang import PersonsListLang
from .problem import Problem
from .problem_field import ProblemField
from .promise import Promise
from .promise_in import PromiseIn
from .publishing import Publishing
from .reason import Reason
from .recorded import Recorded
from .reply_in import ReplyIn
from .service import Service
from .service_add_lang import ServiceAddLang
from .service_change import ServiceChange
from .service_change_kind import ServiceChangeKind
from .service_change_lang import ServiceChangeLang
from .service_change_stage import ServiceChangeStage
from .service_filters import ServiceFilters
from .service_in import ServiceIn
from .service_in_kind import ServiceInKind
from .service_in_stage import ServiceInStage
from .service_kind import ServiceKind
from .service_lang import ServiceLang
from .service_list import ServiceList
from .service_row import ServiceRow
from .service_row_kind import ServiceRowKind
from .service_row_stage import ServiceRowStage
from .service_stage import ServiceStage
from .services_list_lang import ServicesListLang
from .unit import Unit
from .unit_filters import UnitFilters
from .unit_lang import UnitLang
from .unit_list import UnitList
from .unit_row import UnitRow
from .units_list_lang import UnitsListLang
from .version import Version
from .version_design_lang import VersionDesignLang
from .version_design_response import VersionDesignResponse
from .version_filters import VersionFilters
from .version_filters_state_type_0 import VersionFiltersStateType0
from .version_lang import VersionLang
from .version_list import VersionList
from .version_row import VersionRow
from .version_row_state import VersionRowState
from .version_state import VersionState
from .versions_list_lang import VersionsListLang
from .versions_list_state_type_0 import VersionsListStateType0

__all__ = (
    "Asking",
    "AskingCompare",
    "AskingPeriod",
    "Case",
    "CaseContact",
    "CaseDeadlineLang",
    "CaseFilters",
    "CaseFiltersKind",
    "CaseFiltersStatus",
    "CaseIn",
    "CaseInAnswerBy",
    "CaseInChannel",
    "CaseInKind",
    "CaseInSaidKind",
    "CaseInSeverity",
    "CaseInVulnerabilityItem",
    "CaseLang",
    "CaseList",
    "CaseMessagesListLang",
    "CaseNoteLang",
    "CaseOpenLang",
    "CasePromiseLang",
    "CaseReplyLang",
    "CaseRow",
    "CaseRowContact",
    "CasesListKind",
    "CasesListLang",
    "CasesListStatus",
    "Change",
    "Changes",
    "ChangeVerdict",
    "ContactData",
    "Customer",
    "CustomerAddLang",
    "CustomerChange",
    "CustomerChangeLang",
    "CustomerData",
    "CustomerErase",
    "CustomerEraseLang",
    "CustomerFilters",
    "CustomerIn",
    "CustomerLang",
    "CustomerList",
    "CustomerMerge",
    "CustomerMergeLang",
    "CustomerRow",
    "CustomersListLang",
    "Cycle",
    "CycleArchiveLang",
    "CycleFigures",
    "CycleFiguresCompare",
    "CycleFiguresLang",
    "CycleFiguresPeriod",
    "CycleFilters",
    "CycleImportLang",
    "CycleIn",
    "CycleInDesign",
    "CycleLang",
    "CycleList",
    "CycleRestoreLang",
    "CycleRow",
    "CyclesListLang",
    "Days",
    "Deadline",
    "DeadlineDay",
    "DraftDesign",
    "DraftDesignDesign",
    "DraftDiscardLang",
    "DraftPublishLang",
    "DraftReplaceLang",
    "DraftStartLang",
    "Encounter",
    "EncounterChange",
    "EncounterChangeChannel",
    "EncounterChangeElements",
    "EncounterChangeImpressionSource",
    "EncounterChangeImpressionType0",
    "EncounterChangeScale",
    "EncounterCorrectLang",
    "EncounterElements",
    "EncounterFilters",
    "EncounterFiltersImpressionType0",
    "EncounterImpressionSource",
    "EncounterImpressionType0",
    "EncounterIn",
    "EncounterInChannel",
    "EncounterInElements",
    "EncounterInImpressionSource",
    "EncounterInImpressionType0",
    "EncounterInScale",
    "EncounterLang",
    "EncounterList",
    "EncounterRecordLang",
    "EncounterRemoveLang",
    "EncounterRow",
    "EncounterRowElements",
    "EncounterRowImpressionSource",
    "EncounterRowImpressionType0",
    "Encounters",
    "EncountersBulkLang",
    "EncountersListImpressionType0",
    "EncountersListLang",
    "Figure",
    "FigureState",
    "FileImport",
    "FileImportFilters",
    "FileImportList",
    "FileImportRow",
    "FileImportRowState",
    "FileImportState",
    "Held",
    "ImportLang",
    "ImportsListLang",
    "JournalListLang",
    "Ledger",
    "LedgerFilters",
    "LedgerLine",
    "LedgerTotals",
    "Line",
    "LineDetail",
    "LineFilters",
    "LineList",
    "LineRow",
    "LineRowDetail",
    "MailLedgerLang",
    "Me",
    "Measure",
    "MeasureFilters",
    "MeasureLang",
    "MeasureList",
    "MeasureRow",
    "MeasuresListLang",
    "MeLang",
    "Message",
    "MessageList",
    "MessageRow",
    "Moment",
    "MomentFigures",
    "MomentFiguresCompare",
    "MomentFiguresKind",
    "MomentFiguresLang",
    "MomentFiguresPeriod",
    "MomentFiguresStanding",
    "MomentFilters",
    "MomentLang",
    "MomentList",
    "MomentRow",
    "MomentsListLang",
    "Moved",
    "NoteIn",
    "Organisation",
    "OrganisationLang",
    "OrganisationLanguage",
    "Page",
    "Person",
    "PersonFilters",
    "PersonFiltersKindType0",
    "PersonKind",
    "PersonLang",
    "PersonList",
    "PersonRow",
    "PersonRowKind",
    "PersonsListKindType0",
    "PersonsListLang",
    "Problem",
    "ProblemField",
    "Promise",
    "PromiseIn",
    "Publishing",
    "Reason",
    "Recorded",
    "ReplyIn",
    "Service",
    "ServiceAddLang",
    "ServiceChange",
    "ServiceChangeKind",
    "ServiceChangeLang",
    "ServiceChangeStage",
    "ServiceFilters",
    "ServiceIn",
    "ServiceInKind",
    "ServiceInStage",
    "ServiceKind",
    "ServiceLang",
    "ServiceList",
    "ServiceRow",
    "ServiceRowKind",
    "ServiceRowStage",
    "ServicesListLang",
    "ServiceStage",
    "Unit",
    "UnitFilters",
    "UnitLang",
    "UnitList",
    "UnitRow",
    "UnitsListLang",
    "Version",
    "VersionDesignLang",
    "VersionDesignResponse",
    "VersionFilters",
    "VersionFiltersStateType0",
    "VersionLang",
    "VersionList",
    "VersionRow",
    "VersionRowState",
    "VersionsListLang",
    "VersionsListStateType0",
    "VersionState",
)
