-- The schema and data of Estelar 0.1.0 at commit 0a8adcf; see make_first.py. Never change it.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.cycles_keep_published() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.design IS DISTINCT FROM OLD.design OR NEW.number <> OLD.number OR NEW.note <> OLD.note
       OR NEW.cycle_id <> OLD.cycle_id OR NEW.state = 'draft' OR NEW.published_at IS DISTINCT FROM OLD.published_at
       OR NEW.published_by_id IS DISTINCT FROM OLD.published_by_id THEN
        RAISE EXCEPTION 'A published version of a cycle never changes.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.encounters_mark_elements() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT DISTINCT e.day FROM changed JOIN encounters_encounter AS e ON e.id = changed.encounter_id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.encounters_mark_inserted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT day FROM changed
    UNION
    SELECT later.day FROM (SELECT visit, min(day) AS day FROM changed WHERE visit IS NOT NULL GROUP BY visit) AS touched
    JOIN encounters_encounter AS later ON later.visit = touched.visit AND later.day > touched.day;
    RETURN NULL;
END $$;

CREATE FUNCTION public.encounters_mark_updated() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO encounters_dirtymark (day)
    SELECT day FROM before UNION SELECT day FROM after
    UNION
    SELECT later.day
    FROM (SELECT visit, min(day) AS day FROM (TABLE before UNION ALL TABLE after) AS both_ WHERE visit IS NOT NULL GROUP BY visit) AS touched
    JOIN encounters_encounter AS later ON later.visit = touched.visit AND later.day > touched.day;
    RETURN NULL;
END $$;

CREATE FUNCTION public.journal_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'The journal is append only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_customer (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    document character varying(60) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    external_id character varying(80) NOT NULL COLLATE pg_catalog."C",
    document_key character varying(60) NOT NULL COLLATE pg_catalog."C",
    phone_key character varying(40) NOT NULL COLLATE pg_catalog."C",
    email_key character varying(254) NOT NULL COLLATE pg_catalog."C",
    name_key character varying(160) NOT NULL COLLATE pg_catalog."C",
    erased_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    merged_into_id bigint,
    unit_id bigint
);

ALTER TABLE public.customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_cycle (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    archived_at timestamp with time zone,
    service_id bigint NOT NULL
);

ALTER TABLE public.cycles_cycle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_cycle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_cycleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    state character varying(8) NOT NULL,
    design jsonb NOT NULL,
    revision integer NOT NULL,
    note text NOT NULL,
    published_at timestamp with time zone,
    cycle_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT cycles_cycleversion_number_check CHECK ((number >= 0)),
    CONSTRAINT cycles_cycleversion_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.cycles_cycleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_cycleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_designcheck (
    id bigint NOT NULL,
    answers jsonb NOT NULL,
    score smallint,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT cycles_designcheck_score_check CHECK ((score >= 0))
);

ALTER TABLE public.cycles_designcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_designcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_draftrevision (
    id bigint NOT NULL,
    number integer NOT NULL,
    design jsonb NOT NULL,
    what character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT cycles_draftrevision_number_check CHECK ((number >= 0))
);

ALTER TABLE public.cycles_draftrevision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_draftrevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_moment (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    "position" smallint NOT NULL,
    is_in_force boolean NOT NULL,
    is_human boolean NOT NULL,
    channel character varying(12) NOT NULL,
    element character varying(16) NOT NULL,
    wait_standard_seconds integer,
    wait_standard_share double precision,
    critical_reason character varying(500) NOT NULL,
    cycle_id bigint NOT NULL,
    CONSTRAINT cycles_moment_position_check CHECK (("position" >= 0)),
    CONSTRAINT cycles_moment_wait_standard_seconds_check CHECK ((wait_standard_seconds >= 0))
);

ALTER TABLE public.cycles_moment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_moment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cycles_service (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(14) NOT NULL,
    stage character varying(12) NOT NULL,
    description text NOT NULL
);

ALTER TABLE public.cycles_service ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cycles_service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.encounters_correctedtext (
    id bigint NOT NULL,
    field character varying(40) NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    encounter_id bigint NOT NULL,
    entry_id bigint NOT NULL
);

ALTER TABLE public.encounters_correctedtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_correctedtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_dirtymark (
    id bigint NOT NULL,
    day date NOT NULL
);

ALTER TABLE public.encounters_dirtymark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_dirtymark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_dissatisfaction (
    id bigint NOT NULL,
    element character varying(24) NOT NULL,
    evidence character varying(500) NOT NULL,
    encounter_id bigint NOT NULL
);

ALTER TABLE public.encounters_dissatisfaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_dissatisfaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_encounter (
    id bigint NOT NULL,
    channel character varying(12) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    wait_seconds integer,
    duration_seconds integer,
    rating_raw character varying(40) NOT NULL,
    scale character varying(24) NOT NULL,
    rating double precision,
    satisfied boolean,
    promoter smallint,
    impression smallint,
    impression_source character varying(8) NOT NULL,
    rule_version smallint,
    made_stellar character varying(500) NOT NULL,
    comment text NOT NULL,
    source character varying(60) NOT NULL,
    external_id character varying(80) NOT NULL,
    fingerprint uuid,
    visit uuid,
    recorded_at timestamp with time zone NOT NULL,
    customer_id bigint,
    moment_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    served_by_id bigint,
    unit_id bigint NOT NULL,
    file_import_id bigint,
    CONSTRAINT encounters_encounter_duration_seconds_check CHECK ((duration_seconds >= 0)),
    CONSTRAINT encounters_encounter_rule_version_check CHECK ((rule_version >= 0)),
    CONSTRAINT encounters_encounter_wait_seconds_check CHECK ((wait_seconds >= 0)),
    CONSTRAINT impression_known CHECK (((impression IS NULL) OR (impression = ANY (ARRAY['-1'::integer, 0, 1])))),
    CONSTRAINT rating_0_to_1 CHECK (((rating IS NULL) OR ((rating >= (0.0)::double precision) AND (rating <= (1.0)::double precision))))
);

ALTER TABLE public.encounters_encounter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_encounter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_fileimport (
    id bigint NOT NULL,
    file_name character varying(200) NOT NULL,
    stored_as character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    mapping jsonb NOT NULL,
    state character varying(8) NOT NULL,
    rows_read bigint NOT NULL,
    encounters_made bigint NOT NULL,
    customers_made bigint NOT NULL,
    rows_rejected bigint NOT NULL,
    duplicates bigint NOT NULL,
    progress double precision NOT NULL,
    doing character varying(200) NOT NULL,
    problems jsonb NOT NULL,
    rejected_as character varying(200) NOT NULL,
    error text NOT NULL,
    at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    by_id bigint NOT NULL,
    report jsonb NOT NULL
);

ALTER TABLE public.encounters_fileimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_fileimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_importedcustomer (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    file_import_id bigint NOT NULL
);

ALTER TABLE public.encounters_importedcustomer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_importedcustomer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.encounters_savedmapping (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    mapping jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL
);

ALTER TABLE public.encounters_savedmapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.encounters_savedmapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.journal_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    key character varying(60) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id character varying(60) NOT NULL,
    subject_label character varying(200) NOT NULL,
    origin character varying(200) NOT NULL,
    detail jsonb NOT NULL,
    by_id bigint NOT NULL
);

ALTER TABLE public.journal_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.journal_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_assignment (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL
);

ALTER TABLE public.people_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_organisation (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    logo bytea,
    customer_es character varying(40) NOT NULL,
    customers_es character varying(40) NOT NULL,
    customer_gender character varying(1) NOT NULL,
    customer_en character varying(40) NOT NULL,
    customers_en character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    time_zone character varying(60) NOT NULL,
    language character varying(5) NOT NULL,
    facts_secret character varying(64) NOT NULL,
    logo_mark character varying(16) NOT NULL,
    CONSTRAINT one_organisation CHECK ((id = 1))
);

ALTER TABLE public.people_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_person (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(8) NOT NULL,
    external_id character varying(60) NOT NULL,
    language character varying(5) NOT NULL,
    theme character varying(5) NOT NULL,
    single_keys boolean NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_unit (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    code character varying(40) NOT NULL,
    path character varying(255) NOT NULL,
    closed_at timestamp with time zone,
    parent_id bigint
);

ALTER TABLE public.people_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add content type', 1, 'add_contenttype'),
	(2, 'Can change content type', 1, 'change_contenttype'),
	(3, 'Can delete content type', 1, 'delete_contenttype'),
	(4, 'Can view content type', 1, 'view_contenttype'),
	(5, 'Can add permission', 3, 'add_permission'),
	(6, 'Can change permission', 3, 'change_permission'),
	(7, 'Can delete permission', 3, 'delete_permission'),
	(8, 'Can view permission', 3, 'view_permission'),
	(9, 'Can add group', 2, 'add_group'),
	(10, 'Can change group', 2, 'change_group'),
	(11, 'Can delete group', 2, 'delete_group'),
	(12, 'Can view group', 2, 'view_group'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add email address', 5, 'add_emailaddress'),
	(18, 'Can change email address', 5, 'change_emailaddress'),
	(19, 'Can delete email address', 5, 'delete_emailaddress'),
	(20, 'Can view email address', 5, 'view_emailaddress'),
	(21, 'Can add email confirmation', 6, 'add_emailconfirmation'),
	(22, 'Can change email confirmation', 6, 'change_emailconfirmation'),
	(23, 'Can delete email confirmation', 6, 'delete_emailconfirmation'),
	(24, 'Can view email confirmation', 6, 'view_emailconfirmation'),
	(25, 'Can add procrastinate event', 7, 'add_procrastinateevent'),
	(26, 'Can change procrastinate event', 7, 'change_procrastinateevent'),
	(27, 'Can delete procrastinate event', 7, 'delete_procrastinateevent'),
	(28, 'Can view procrastinate event', 7, 'view_procrastinateevent'),
	(29, 'Can add procrastinate job', 8, 'add_procrastinatejob'),
	(30, 'Can change procrastinate job', 8, 'change_procrastinatejob'),
	(31, 'Can delete procrastinate job', 8, 'delete_procrastinatejob'),
	(32, 'Can view procrastinate job', 8, 'view_procrastinatejob'),
	(33, 'Can add procrastinate periodic defer', 9, 'add_procrastinateperiodicdefer'),
	(34, 'Can change procrastinate periodic defer', 9, 'change_procrastinateperiodicdefer'),
	(35, 'Can delete procrastinate periodic defer', 9, 'delete_procrastinateperiodicdefer'),
	(36, 'Can view procrastinate periodic defer', 9, 'view_procrastinateperiodicdefer'),
	(37, 'Can add procrastinate worker', 10, 'add_procrastinateworker'),
	(38, 'Can change procrastinate worker', 10, 'change_procrastinateworker'),
	(39, 'Can delete procrastinate worker', 10, 'delete_procrastinateworker'),
	(40, 'Can view procrastinate worker', 10, 'view_procrastinateworker'),
	(41, 'Can add dirty mark', 12, 'add_dirtymark'),
	(42, 'Can change dirty mark', 12, 'change_dirtymark'),
	(43, 'Can delete dirty mark', 12, 'delete_dirtymark'),
	(44, 'Can view dirty mark', 12, 'view_dirtymark'),
	(45, 'Can add file import', 15, 'add_fileimport'),
	(46, 'Can change file import', 15, 'change_fileimport'),
	(47, 'Can delete file import', 15, 'delete_fileimport'),
	(48, 'Can view file import', 15, 'view_fileimport'),
	(49, 'Can add encounter', 14, 'add_encounter'),
	(50, 'Can change encounter', 14, 'change_encounter');
INSERT INTO public.auth_permission VALUES
	(51, 'Can delete encounter', 14, 'delete_encounter'),
	(52, 'Can view encounter', 14, 'view_encounter'),
	(53, 'Can add saved mapping', 17, 'add_savedmapping'),
	(54, 'Can change saved mapping', 17, 'change_savedmapping'),
	(55, 'Can delete saved mapping', 17, 'delete_savedmapping'),
	(56, 'Can view saved mapping', 17, 'view_savedmapping'),
	(57, 'Can add dissatisfaction', 13, 'add_dissatisfaction'),
	(58, 'Can change dissatisfaction', 13, 'change_dissatisfaction'),
	(59, 'Can delete dissatisfaction', 13, 'delete_dissatisfaction'),
	(60, 'Can view dissatisfaction', 13, 'view_dissatisfaction'),
	(61, 'Can add corrected text', 11, 'add_correctedtext'),
	(62, 'Can change corrected text', 11, 'change_correctedtext'),
	(63, 'Can delete corrected text', 11, 'delete_correctedtext'),
	(64, 'Can view corrected text', 11, 'view_correctedtext'),
	(65, 'Can add imported customer', 16, 'add_importedcustomer'),
	(66, 'Can change imported customer', 16, 'change_importedcustomer'),
	(67, 'Can delete imported customer', 16, 'delete_importedcustomer'),
	(68, 'Can view imported customer', 16, 'view_importedcustomer'),
	(69, 'Can add cycle', 18, 'add_cycle'),
	(70, 'Can change cycle', 18, 'change_cycle'),
	(71, 'Can delete cycle', 18, 'delete_cycle'),
	(72, 'Can view cycle', 18, 'view_cycle'),
	(73, 'Can add service', 23, 'add_service'),
	(74, 'Can change service', 23, 'change_service'),
	(75, 'Can delete service', 23, 'delete_service'),
	(76, 'Can view service', 23, 'view_service'),
	(77, 'Can add cycle version', 19, 'add_cycleversion'),
	(78, 'Can change cycle version', 19, 'change_cycleversion'),
	(79, 'Can delete cycle version', 19, 'delete_cycleversion'),
	(80, 'Can view cycle version', 19, 'view_cycleversion'),
	(81, 'Can add design check', 20, 'add_designcheck'),
	(82, 'Can change design check', 20, 'change_designcheck'),
	(83, 'Can delete design check', 20, 'delete_designcheck'),
	(84, 'Can view design check', 20, 'view_designcheck'),
	(85, 'Can add draft revision', 21, 'add_draftrevision'),
	(86, 'Can change draft revision', 21, 'change_draftrevision'),
	(87, 'Can delete draft revision', 21, 'delete_draftrevision'),
	(88, 'Can view draft revision', 21, 'view_draftrevision'),
	(89, 'Can add moment', 22, 'add_moment'),
	(90, 'Can change moment', 22, 'change_moment'),
	(91, 'Can delete moment', 22, 'delete_moment'),
	(92, 'Can view moment', 22, 'view_moment'),
	(93, 'Can add customer', 24, 'add_customer'),
	(94, 'Can change customer', 24, 'change_customer'),
	(95, 'Can delete customer', 24, 'delete_customer'),
	(96, 'Can view customer', 24, 'view_customer'),
	(97, 'Can add person', 27, 'add_person'),
	(98, 'Can change person', 27, 'change_person'),
	(99, 'Can delete person', 27, 'delete_person'),
	(100, 'Can view person', 27, 'view_person');
INSERT INTO public.auth_permission VALUES
	(101, 'Can add organisation', 26, 'add_organisation'),
	(102, 'Can change organisation', 26, 'change_organisation'),
	(103, 'Can delete organisation', 26, 'delete_organisation'),
	(104, 'Can view organisation', 26, 'view_organisation'),
	(105, 'Can add unit', 28, 'add_unit'),
	(106, 'Can change unit', 28, 'change_unit'),
	(107, 'Can delete unit', 28, 'delete_unit'),
	(108, 'Can view unit', 28, 'view_unit'),
	(109, 'Can add assignment', 25, 'add_assignment'),
	(110, 'Can change assignment', 25, 'change_assignment'),
	(111, 'Can delete assignment', 25, 'delete_assignment'),
	(112, 'Can view assignment', 25, 'view_assignment'),
	(113, 'Can add entry', 29, 'add_entry'),
	(114, 'Can change entry', 29, 'change_entry'),
	(115, 'Can delete entry', 29, 'delete_entry'),
	(116, 'Can view entry', 29, 'view_entry');

INSERT INTO public.customers_customer VALUES
	(1, 'Nicolás Vargas Acosta', '', '', '', 'C00020', '', '', '', 'nicolas vargas acosta', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(2, 'María José Zamora Acosta', '', '', '', 'C00021', '', '', '', 'maria jose zamora acosta', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(3, 'Lucía Cifuentes Delgado', '', '', '', 'C00101', '', '', '', 'lucia cifuentes delgado', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(4, 'Claudia Ortega Rincón', '', '', '', 'C00429', '', '', '', 'claudia ortega rincon', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(5, 'Teresa Zamora Uribe', '', '', '', 'C00515', '', '', '', 'teresa zamora uribe', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(6, 'Nicolás Peña Zamora', '', '', '', 'C00560', '', '', '', 'nicolas pena zamora', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(7, 'Lucía Jurado Beltrán', '', '', '', 'C00581', '', '', '', 'lucia jurado beltran', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(8, 'Emilio Núñez Delgado', '', '', '', 'C00766', '', '', '', 'emilio nunez delgado', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(9, 'Natalia Barrios Escobar', '', '', '', 'C00781', '', '', '', 'natalia barrios escobar', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(10, 'Raúl Lozano Ibáñez', '', '', '', 'C00894', '', '', '', 'raul lozano ibanez', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(11, 'Natalia Delgado Núñez', '', '', '', 'C00991', '', '', '', 'natalia delgado nunez', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(12, 'Tomás Duarte Salazar', '', '', '', 'C01142', '', '', '', 'tomas duarte salazar', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(13, 'Carlos Acosta Tovar', '', '', '', 'C01144', '', '', '', 'carlos acosta tovar', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(14, 'Miguel Ángel Ibáñez Beltrán', '', '', '', 'C01256', '', '', '', 'miguel angel ibanez beltran', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(15, 'Luz Marina Uribe Duarte', '', '', '', 'C01319', '', '', '', 'luz marina uribe duarte', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(16, 'Gloria Salazar Galindo', '', '', '', 'C01343', '', '', '', 'gloria salazar galindo', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(17, 'Natalia Galindo Galindo', '', '', '', 'C01351', '', '', '', 'natalia galindo galindo', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(18, 'Óscar Duarte Cárdenas', '', '', '', 'C01428', '', '', '', 'oscar duarte cardenas', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(19, 'Hernán Núñez Escobar', '', '', '', 'C01468', '', '', '', 'hernan nunez escobar', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(20, 'Julián Duarte Escobar', '', '', '', 'C01480', '', '', '', 'julian duarte escobar', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(21, 'Iván Beltrán Ibáñez', '', '', '', 'C01582', '', '', '', 'ivan beltran ibanez', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(22, 'Raúl Cárdenas Lozano', '', '', '', 'C01614', '', '', '', 'raul cardenas lozano', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(23, 'Pilar Fuentes Ortega', '', '', '', 'C01695', '', '', '', 'pilar fuentes ortega', NULL, '2026-11-21 15:00:00+00', NULL, 6),
	(24, 'Isabel Cifuentes Ortega', '', '', '', 'C01713', '', '', '', 'isabel cifuentes ortega', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(25, 'Pilar Zamora Salazar', '', '', '', 'C01815', '', '', '', 'pilar zamora salazar', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(26, 'Claudia Herrera Escobar', '', '', '', 'C02139', '', '', '', 'claudia herrera escobar', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(27, 'Paola Uribe Fuentes', '', '', '', 'C02177', '', '', '', 'paola uribe fuentes', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(28, 'Beatriz Quintero Jurado', '', '', '', 'C02277', '', '', '', 'beatriz quintero jurado', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(29, 'Andrés Acosta Lozano', '', '', '', 'C02288', '', '', '', 'andres acosta lozano', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(30, 'Teresa Jurado Ortega', '', '', '', 'C02375', '', '', '', 'teresa jurado ortega', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(31, 'Nicolás Cárdenas Quintero', '', '', '', 'C02420', '', '', '', 'nicolas cardenas quintero', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(32, 'Teresa Galindo Salazar', '', '', '', 'C02495', '', '', '', 'teresa galindo salazar', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(33, 'Andrés Guerrero Uribe', '', '', '', 'C02528', '', '', '', 'andres guerrero uribe', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(34, 'Inés Galindo Zamora', '', '', '', 'C02599', '', '', '', 'ines galindo zamora', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(35, 'Nicolás Escobar Cifuentes', '', '', '', 'C02630', '', '', '', 'nicolas escobar cifuentes', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(36, 'Teresa Barrios Acosta', '', '', '', 'C02705', '', '', '', 'teresa barrios acosta', NULL, '2026-11-21 15:00:00+00', NULL, 6),
	(37, 'Iván Tovar Quintero', '', '', '', 'C03112', '', '', '', 'ivan tovar quintero', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(38, 'María José Molina Zamora', '', '', '', 'C03261', '', '', '', 'maria jose molina zamora', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(39, 'Jorge Rincón Guerrero', '', '', '', 'C03552', '', '', '', 'jorge rincon guerrero', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(40, 'Nicolás Lozano Lozano', '', '', '', 'C03650', '', '', '', 'nicolas lozano lozano', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(41, 'Natalia Molina Quintero', '', '', '', 'C03781', '', '', '', 'natalia molina quintero', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(42, 'Ramiro Cárdenas Salazar', '', '', '', 'C03824', '', '', '', 'ramiro cardenas salazar', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(43, 'Nicolás Núñez Tovar', '', '', '', 'C03860', '', '', '', 'nicolas nunez tovar', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(44, 'Beatriz Delgado Delgado', '', '', '', 'C04137', '', '', '', 'beatriz delgado delgado', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(45, 'Julián Cárdenas Herrera', '', '', '', 'C04240', '', '', '', 'julian cardenas herrera', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(46, 'Amparo Herrera Jurado', '', '', '', 'C04297', '', '', '', 'amparo herrera jurado', NULL, '2026-11-21 15:00:00+00', NULL, 4),
	(47, 'Óscar Escobar Ortega', '', '', '', 'C04398', '', '', '', 'oscar escobar ortega', NULL, '2026-11-21 15:00:00+00', NULL, 3),
	(48, 'Tomás Vargas Zamora', '', '', '', 'C04622', '', '', '', 'tomas vargas zamora', NULL, '2026-11-21 15:00:00+00', NULL, 5),
	(49, 'Ana Lucía Barrios Herrera', '', '', '', 'C04915', '', '', '', 'ana lucia barrios herrera', NULL, '2026-11-21 15:00:00+00', NULL, 6),
	(50, 'Tomás Guerrero Peña', '', '', '', 'C05102', '', '', '', 'tomas guerrero pena', NULL, '2026-11-21 15:00:00+00', NULL, 3);
INSERT INTO public.customers_customer VALUES
	(51, 'Emilio Rincón Acosta', '', '', '', 'O00016', '', '', '', 'emilio rincon acosta', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(52, 'Raúl Guerrero Delgado', '', '', '', 'O00084', '', '', '', 'raul guerrero delgado', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(53, 'Sergio Tovar Delgado', '', '', '', 'O00096', '', '', '', 'sergio tovar delgado', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(54, 'Amparo Uribe Delgado', '', '', '', 'O00097', '', '', '', 'amparo uribe delgado', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(55, 'Natalia Zamora Fuentes', '', '', '', 'O00151', '', '', '', 'natalia zamora fuentes', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(56, 'Rosa Herrera Guerrero', '', '', '', 'O00163', '', '', '', 'rosa herrera guerrero', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(57, 'Sergio Cárdenas Peña', '', '', '', 'O00366', '', '', '', 'sergio cardenas pena', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(58, 'Iván Tovar Peña', '', '', '', 'O00382', '', '', '', 'ivan tovar pena', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(59, 'Julián Peña Rincón', '', '', '', 'O00430', '', '', '', 'julian pena rincon', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(60, 'Hernán Guerrero Salazar', '', '', '', 'O00448', '', '', '', 'hernan guerrero salazar', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(61, 'Carlos Núñez Salazar', '', '', '', 'O00454', '', '', '', 'carlos nunez salazar', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(62, 'Ramiro Rincón Cifuentes', '', '', '', 'O00614', '', '', '', 'ramiro rincon cifuentes', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(63, 'Julián Vargas Galindo', '', '', '', 'O00670', '', '', '', 'julian vargas galindo', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(64, 'Ramiro Duarte Galindo', '', '', '', 'O00674', '', '', '', 'ramiro duarte galindo', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(65, 'Pilar Uribe Fuentes', '', '', '', 'O00825', '', '', '', 'pilar uribe fuentes', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(66, 'Emilio Duarte Guerrero', '', '', '', 'O00856', '', '', '', 'emilio duarte guerrero', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(67, 'Beatriz Herrera Peña', '', '', '', 'O01047', '', '', '', 'beatriz herrera pena', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(68, 'Jorge Beltrán Peña', '', '', '', 'O01062', '', '', '', 'jorge beltran pena', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(69, 'Pilar Delgado Rincón', '', '', '', 'O01095', '', '', '', 'pilar delgado rincon', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(70, 'Beatriz Quintero Rincón', '', '', '', 'O01107', '', '', '', 'beatriz quintero rincon', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(71, 'Carlos Acosta Tovar', '', '', '', 'O01144', '', '', '', 'carlos acosta tovar', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(72, 'Inés Quintero Tovar', '', '', '', 'O01159', '', '', '', 'ines quintero tovar', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(73, 'Ramiro Tovar Vargas', '', '', '', 'O01214', '', '', '', 'ramiro tovar vargas', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(74, 'Lucía Galindo Escobar', '', '', '', 'O01481', '', '', '', 'lucia galindo escobar', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(75, 'Julián Peña Jurado', '', '', '', 'O01600', '', '', '', 'julian pena jurado', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(76, 'Lucía Quintero Jurado', '', '', '', 'O01601', '', '', '', 'lucia quintero jurado', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(77, 'Gloria Zamora Quintero', '', '', '', 'O01763', '', '', '', 'gloria zamora quintero', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(78, 'Miguel Ángel Duarte Quintero', '', '', '', 'O01766', '', '', '', 'miguel angel duarte quintero', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(79, 'Hernán Ibáñez Tovar', '', '', '', 'O01828', '', '', '', 'hernan ibanez tovar', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(80, 'Iván Lozano Vargas', '', '', '', 'O01882', '', '', '', 'ivan lozano vargas', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(81, 'Emilio Cárdenas Barrios', '', '', '', 'O02056', '', '', '', 'emilio cardenas barrios', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(82, 'Tomás Núñez Herrera', '', '', '', 'O02222', '', '', '', 'tomas nunez herrera', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(83, 'Carlos Acosta Molina', '', '', '', 'O02314', '', '', '', 'carlos acosta molina', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(84, 'Claudia Fuentes Molina', '', '', '', 'O02319', '', '', '', 'claudia fuentes molina', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(85, 'María José Salazar Molina', '', '', '', 'O02331', '', '', '', 'maria jose salazar molina', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(86, 'Óscar Acosta Quintero', '', '', '', 'O02418', '', '', '', 'oscar acosta quintero', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(87, 'Beatriz Galindo Uribe', '', '', '', 'O02547', '', '', '', 'beatriz galindo uribe', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(88, 'Rosa Quintero Vargas', '', '', '', 'O02563', '', '', '', 'rosa quintero vargas', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(89, 'Ramiro Rincón Vargas', '', '', '', 'O02564', '', '', '', 'ramiro rincon vargas', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(90, 'Hernán Ibáñez Beltrán', '', '', '', 'O02608', '', '', '', 'hernan ibanez beltran', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(91, 'Jorge Acosta Duarte', '', '', '', 'O02652', '', '', '', 'jorge acosta duarte', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(92, 'Hernán Cárdenas Cárdenas', '', '', '', 'O02758', '', '', '', 'hernan cardenas cardenas', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(93, 'Teresa Jurado Cárdenas', '', '', '', 'O02765', '', '', '', 'teresa jurado cardenas', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(94, 'Ramiro Beltrán Delgado', '', '', '', 'O02804', '', '', '', 'ramiro beltran delgado', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(95, 'Iván Ibáñez Fuentes', '', '', '', 'O02842', '', '', '', 'ivan ibanez fuentes', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(96, 'Isabel Uribe Fuentes', '', '', '', 'O02853', '', '', '', 'isabel uribe fuentes', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(97, 'Gloria Salazar Herrera', '', '', '', 'O02903', '', '', '', 'gloria salazar herrera', NULL, '2026-11-21 15:00:00+00', NULL, 10),
	(98, 'Ramiro Duarte Molina', '', '', '', 'O03014', '', '', '', 'ramiro duarte molina', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(99, 'María José Ortega Peña', '', '', '', 'O03081', '', '', '', 'maria jose ortega pena', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(100, 'Inés Uribe Rincón', '', '', '', 'O03139', '', '', '', 'ines uribe rincon', NULL, '2026-11-21 15:00:00+00', NULL, 10);
INSERT INTO public.customers_customer VALUES
	(101, 'Iván Beltrán Rincón', '', '', '', 'O03142', '', '', '', 'ivan beltran rincon', NULL, '2026-11-21 15:00:00+00', NULL, 9),
	(102, 'Rosa Zamora Tovar', '', '', '', 'O03193', '', '', '', 'rosa zamora tovar', NULL, '2026-11-21 15:00:00+00', NULL, 8),
	(103, 'Persona Inventada 0', '900000', '', '', '', '900000', '', '', 'persona inventada 0', NULL, '2026-11-21 15:07:00+00', NULL, 3),
	(106, 'Persona Inventada 3', '900003', '', '', '', '900003', '', '', 'persona inventada 3', NULL, '2026-11-21 15:28:00+00', NULL, 3),
	(107, 'Persona Inventada 4', '900004', '', '', '', '900004', '', '', 'persona inventada 4', NULL, '2026-11-21 15:35:00+00', NULL, 3),
	(108, 'Persona Inventada 5', '900005', '', '', '', '900005', '', '', 'persona inventada 5', NULL, '2026-11-21 15:42:00+00', NULL, 3),
	(109, 'Persona Inventada 6', '900006', '', '', '', '900006', '', '', 'persona inventada 6', NULL, '2026-11-21 15:49:00+00', NULL, 3),
	(110, 'Persona Inventada 7', '900007', '', '', '', '900007', '', '', 'persona inventada 7', NULL, '2026-11-21 15:56:00+00', NULL, 3),
	(111, 'Persona Inventada 8', '900008', '', '', '', '900008', '', '', 'persona inventada 8', NULL, '2026-11-21 16:03:00+00', NULL, 3),
	(112, 'Persona Inventada 9', '900009', '', '', '', '900009', '', '', 'persona inventada 9', NULL, '2026-11-21 16:10:00+00', NULL, 3),
	(113, 'Persona Inventada 10', '900010', '', '', '', '900010', '', '', 'persona inventada 10', NULL, '2026-11-21 16:17:00+00', NULL, 3),
	(114, 'Persona Inventada 11', '900011', '', '', '', '900011', '', '', 'persona inventada 11', NULL, '2026-11-21 16:24:00+00', NULL, 3),
	(104, 'Persona Inventada 1', '900001', '', '', '', '900001', '', '', 'persona inventada 1', NULL, '2026-11-21 15:14:00+00', 103, 3),
	(105, '', '', '', '', '', '', '', '', '', '2026-11-21 16:24:00+00', '2026-11-21 15:21:00+00', NULL, 3);

INSERT INTO public.cycles_cycle VALUES
	(1, 'Consulta médica', '2026-11-21 15:00:00+00', NULL, 1),
	(2, 'Trámite en la ventanilla municipal', '2026-11-21 15:00:00+00', NULL, 2);

INSERT INTO public.cycles_cycleversion VALUES
	(1, 1, 'in_force', '{"name": "Consulta médica", "schema": "estelar.cycle/1", "moments": [{"key": "look-for-appointment", "name": "Busca una cita", "human": false, "wants": "Quiere encontrar sin rodeos al profesional adecuado, una fecha cercana y lo que va a costar.", "channel": "web", "element": "premises", "critical": null, "optional": false, "owner_role": "Coordinación de citas", "visibility": "on_stage", "added_value": "La página muestra la primera fecha libre de cada sede y ofrece avisar si se libera una anterior.", "expectations": ["speed", "information"], "wait_standard": null}, {"key": "book-by-phone", "name": "Reserva por teléfono", "human": true, "wants": "Espera que conteste pronto una persona amable que entienda el motivo y le proponga una hora posible.", "channel": "phone", "element": "relationship", "critical": null, "optional": true, "owner_role": "Central de citas", "visibility": "on_stage", "added_value": "Antes de colgar se repite la cita con palabras sencillas y se dice qué documentos y exámenes conviene llevar.", "expectations": ["human_warmth", "speed", "information"], "wait_standard": {"share": 0.9, "seconds": 60}}, {"key": "receive-confirmation", "name": "Recibe la confirmación", "human": false, "wants": "Quiere tener por escrito el día, la hora, el lugar y la preparación, y poder cambiar la cita con facilidad.", "channel": "messaging", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Coordinación de citas", "visibility": "on_stage", "added_value": "El mensaje trae un mapa con la entrada correcta y, la víspera, un recordatorio con el tiempo de viaje.", "expectations": ["information", "guarantee"], "wait_standard": {"share": 0.95, "seconds": 300}}, {"key": "find-the-place", "name": "Llega y se orienta", "human": false, "wants": "Necesita saber a dónde ir desde la puerta, aunque llegue con dolor, con prisa o en silla de ruedas.", "channel": "sign", "element": "premises", "critical": null, "optional": false, "owner_role": "Servicios generales", "visibility": "on_stage", "added_value": "Una línea de color en el suelo lleva hasta la recepción y hay sillas de ruedas disponibles en la entrada.", "expectations": ["information"], "wait_standard": null}, {"key": "check-in", "name": "Se registra en recepción", "human": true, "wants": "Espera un saludo por su nombre y un registro breve, sin repetir datos que ya entregó.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": false, "owner_role": "Recepción", "visibility": "on_stage", "added_value": "En recepción se dice con franqueza cuánto retraso lleva la agenda y se ofrece esperar en otro lugar con aviso al teléfono.", "expectations": ["human_warmth", "speed"], "wait_standard": {"share": 0.9, "seconds": 300}}, {"key": "wait-in-room", "name": "Espera en sala", "human": false, "wants": "Quiere una espera corta y cómoda, y saber en todo momento cuánto falta y que nadie se ha olvidado de su turno.", "channel": "in_person", "element": "premises", "critical": "Aquí se concentra la ansiedad: una espera larga y sin explicación arruina incluso una buena consulta.", "optional": false, "owner_role": "Coordinación de consulta", "visibility": "on_stage", "added_value": "Si el retraso pasa de diez minutos, alguien sale a la sala, lo explica, pide disculpas y ofrece agua o una nueva hora.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 1200}}, {"key": "consultation", "name": "Pasa a consulta", "human": true, "wants": "Espera que el profesional escuche sin prisa, examine con respeto y explique qué tiene y qué sigue.", "channel": "in_person", "element": "face_to_face", "critical": "Es la razón de la visita: de este trato depende la confianza y que se siga el tratamiento.", "optional": false, "owner_role": "Personal médico", "visibility": "on_stage", "added_value": "Antes de despedirse, el profesional pregunta qué duda queda y resume el plan en tres pasos sencillos.", "expectations": ["human_warmth", "information", "advice"], "wait_standard": null, "own_expectation": "Que le hablen mirando a los ojos y no a la pantalla."}, {"key": "receive-prescription", "name": "Recibe la receta y las indicaciones", "human": false, "wants": "Quiere irse con una receta legible y saber cómo tomar cada medicamento y qué señales vigilar.", "channel": "letter", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Enfermería", "visibility": "on_stage", "added_value": "La hoja trae un horario de tomas con dibujos y un número para consultar dudas durante las siguientes 72 horas.", "expectations": ["information", "advice"], "wait_standard": null}, {"key": "pay", "name": "Paga en caja", "human": true, "wants": "Espera pagar lo que se le dijo, con el medio que prefiera y sin otra fila larga.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": false, "owner_role": "Caja", "visibility": "on_stage", "added_value": "Se explica cada concepto del recibo y se entrega listo el documento para el seguro o el reembolso.", "expectations": ["speed", "guarantee"], "wait_standard": {"share": 0.9, "seconds": 300}}, {"key": "collect-medicines", "name": "Retira los medicamentos", "human": true, "wants": "Quiere recibir completo lo recetado, en una sola visita y con la seguridad de que es lo correcto.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": true, "owner_role": "Farmacia", "visibility": "on_stage", "added_value": "Si falta un medicamento, se envía a domicilio sin costo y con fecha cierta.", "expectations": ["speed", "guarantee", "information"], "wait_standard": {"share": 0.85, "seconds": 900}}, {"key": "wait-for-results", "name": "Espera sus resultados", "human": false, "wants": "Necesita que el laboratorio trabaje con exactitud y que los resultados lleguen el día prometido.", "channel": "app", "element": "correspondence", "critical": "Un resultado perdido, tardío o de otra persona pone en riesgo la salud y la confianza.", "optional": true, "owner_role": "Laboratorio", "visibility": "back_stage", "added_value": "Un resultado que exige actuar pronto se comunica por teléfono el mismo día, no solo en la aplicación.", "expectations": ["guarantee", "information"], "wait_standard": {"share": 0.95, "seconds": 259200}}, {"key": "follow-up-call", "name": "Recibe una llamada de seguimiento", "human": true, "wants": "Le gustaría que alguien pregunte cómo sigue y resuelva una duda sencilla sin pedir otra cita.", "channel": "phone", "element": "relationship", "critical": null, "optional": true, "owner_role": "Enfermería", "visibility": "on_stage", "added_value": "Quien llama ya leyó la historia clínica y puede adelantar el control si hace falta.", "expectations": ["human_warmth", "advice"], "wait_standard": null}, {"key": "complain-or-thank", "name": "Presenta una queja o felicita", "human": true, "wants": "Quiere decir lo que pasó en un minuto y obtener una respuesta que atienda cada punto.", "channel": "web", "element": "claims", "critical": null, "optional": true, "owner_role": "Atención al usuario", "visibility": "on_stage", "added_value": "Si fue queja, responde una persona con nombre; si fue felicitación, llega a quien la ganó con copia a su equipo.", "expectations": ["human_warmth", "speed", "guarantee"], "wait_standard": {"share": 0.95, "seconds": 86400}}], "service": {"kind": "basic", "name": "Consulta médica", "stage": "operation"}, "branches": [{"to": "receive-confirmation", "from": "look-for-appointment", "kind": "alternative", "when": "Si reserva en la página sin llamar"}, {"to": "look-for-appointment", "from": "receive-confirmation", "kind": "loop", "when": "Si necesita cambiar o cancelar la cita"}, {"to": "wait-for-results", "from": "pay", "kind": "alternative", "when": "Si no le recetaron medicamentos, pero sí exámenes"}, {"to": "follow-up-call", "from": "pay", "kind": "alternative", "when": "Si no hay medicamentos ni exámenes"}, {"to": "look-for-appointment", "from": "wait-for-results", "kind": "loop", "when": "Si los resultados piden una cita de control"}, {"to": "look-for-appointment", "from": "follow-up-call", "kind": "loop", "when": "Si no ha mejorado y necesita otra consulta"}], "language": "es", "description": "Desde que alguien busca una cita hasta que se comprueba cómo sigue su salud. Sirve para consulta externa, odontología o atención especializada."}', 0, 'Primera versión, tomada del modelo.', '2026-11-21 15:00:00+00', 1, 1),
	(2, 1, 'in_force', '{"name": "Trámite en la ventanilla municipal", "schema": "estelar.cycle/1", "moments": [{"key": "find-requirements", "name": "Busca los requisitos", "human": false, "wants": "Quiere saber en una sola página qué pide el trámite, cuánto cuesta y cuánto tarda.", "channel": "web", "element": "premises", "critical": null, "optional": false, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "La página pregunta por la situación de cada persona y muestra solo los requisitos que le tocan.", "expectations": ["information"], "wait_standard": null}, {"key": "call-for-help", "name": "Pregunta por teléfono", "human": true, "wants": "Espera una respuesta segura, igual a la que recibiría en la ventanilla.", "channel": "phone", "element": "relationship", "critical": null, "optional": true, "owner_role": "Línea de atención ciudadana", "visibility": "on_stage", "added_value": "Lo explicado se envía por mensaje con el nombre de quien respondió, para mostrarlo en la ventanilla.", "expectations": ["human_warmth", "information", "speed"], "wait_standard": {"share": 0.9, "seconds": 120}}, {"key": "arrive-at-building", "name": "Llega al edificio", "human": false, "wants": "Necesita señales claras, entrada sin barreras y un sitio donde sentarse.", "channel": "sign", "element": "premises", "critical": null, "optional": false, "owner_role": "Servicios generales", "visibility": "on_stage", "added_value": "Los letreros nombran los trámites como los llama la gente y no como se llaman las oficinas.", "expectations": ["information"], "wait_standard": null}, {"key": "get-ticket", "name": "Toma su turno", "human": true, "wants": "Quiere que le revisen los papeles antes de esperar, no después.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": false, "owner_role": "Orientación", "visibility": "on_stage", "added_value": "Quien orienta saca las fotocopias que falten y da turno preferente a quien lo necesita sin que tenga que pedirlo.", "expectations": ["speed", "information", "advice"], "wait_standard": {"share": 0.9, "seconds": 180}}, {"key": "wait-for-turn", "name": "Espera su turno", "human": false, "wants": "Espera un orden justo y visible, y un tiempo que no le haga perder la mañana.", "channel": "sign", "element": "premises", "critical": "Muchas personas pierden horas de trabajo para venir: la espera decide lo que piensan de toda la institución.", "optional": false, "owner_role": "Coordinación de ventanillas", "visibility": "on_stage", "added_value": "La pantalla anuncia la espera estimada de cada trámite y las horas más tranquilas de la semana.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 1200}}, {"key": "served-at-counter", "name": "Presenta su trámite", "human": true, "wants": "Quiere respeto, un lenguaje que se entienda y una solución en vez de una negativa.", "channel": "in_person", "element": "face_to_face", "critical": "Un «vuelva mañana» sin razón clara borra todo lo demás y termina en queja formal.", "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "Cuando falta algo, se recibe lo que hay, se deja por escrito qué completar y se acepta por correo.", "expectations": ["human_warmth", "information", "advice"], "wait_standard": null, "own_expectation": "Que la regla se aplique igual para todos."}, {"key": "pay-fee", "name": "Paga la tasa", "human": false, "wants": "Espera pagar sin ir a otro edificio y entender qué está pagando.", "channel": "machine", "element": "premises", "critical": null, "optional": true, "owner_role": "Tesorería", "visibility": "on_stage", "added_value": "La máquina acepta efectivo y tarjeta, y detecta por sí sola las exenciones a las que hay derecho.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 300}}, {"key": "receive-receipt", "name": "Recibe el número de su trámite", "human": false, "wants": "Necesita una prueba de que presentó el trámite y la fecha en que tendrá respuesta.", "channel": "letter", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "El comprobante explica en una línea de tiempo cada paso que sigue y quién responde por él.", "expectations": ["guarantee", "information"], "wait_standard": null}, {"key": "review-of-file", "name": "Espera mientras estudian su caso", "human": false, "wants": "Quiere que el expediente avance sin tener que ir a empujarlo.", "channel": "messaging", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Área técnica", "visibility": "back_stage", "added_value": "Si se necesita una aclaración, se pide todo de una vez y con un ejemplo de cómo presentarlo.", "expectations": ["guarantee", "speed"], "wait_standard": {"share": 0.95, "seconds": 864000}}, {"key": "check-status", "name": "Consulta cómo va", "human": false, "wants": "Espera ver el estado real desde su casa, a cualquier hora y sin contraseñas complicadas.", "channel": "web", "element": "correspondence", "critical": null, "optional": true, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "Además del estado, se ve cuántos días faltan y qué pasa si la institución no responde a tiempo.", "expectations": ["information", "speed"], "wait_standard": null}, {"key": "receive-decision", "name": "Recibe el documento o la decisión", "human": false, "wants": "Quiere el documento sin errores, dentro del plazo y con una decisión que se entienda.", "channel": "email", "element": "correspondence", "critical": "Un error o un retraso aquí puede frenar una obra, un empleo o una ayuda.", "optional": false, "owner_role": "Área técnica", "visibility": "on_stage", "added_value": "Llega firmado y verificable en línea, con la opción de recogerlo impreso en el barrio.", "expectations": ["guarantee", "information", "speed"], "wait_standard": null}, {"key": "rate-and-comment", "name": "Califica y opina", "human": false, "wants": "Le gustaría opinar en pocos segundos y ver que su opinión cambia algo.", "channel": "messaging", "element": "relationship", "critical": null, "optional": true, "owner_role": "Calidad del servicio", "visibility": "on_stage", "added_value": "Cada trimestre se publica qué se cambió gracias a lo que dijo la gente.", "expectations": ["speed"], "wait_standard": null}, {"key": "complain-or-appeal", "name": "Se queja, recurre o agradece", "human": true, "wants": "Espera poder reclamar sin miedo, con palabras corrientes, y tener una respuesta dentro del plazo legal.", "channel": "in_person", "element": "claims", "critical": null, "optional": true, "owner_role": "Defensoría ciudadana", "visibility": "on_stage", "added_value": "Una persona ajena a la ventanilla ayuda a redactar y entrega en el acto la fecha límite de respuesta.", "expectations": ["human_warmth", "guarantee", "information"], "wait_standard": {"share": 0.9, "seconds": 900}}], "service": {"kind": "basic", "name": "Atención de trámites", "stage": "operation"}, "branches": [{"to": "arrive-at-building", "from": "find-requirements", "kind": "alternative", "when": "Si la página resolvió todas sus dudas"}, {"to": "find-requirements", "from": "get-ticket", "kind": "loop", "when": "Si le falta un requisito que solo puede conseguir en otro lugar"}, {"to": "receive-receipt", "from": "served-at-counter", "kind": "alternative", "when": "Si el trámite es gratuito"}, {"to": "receive-decision", "from": "review-of-file", "kind": "alternative", "when": "Si espera el aviso sin consultar el estado"}, {"to": "served-at-counter", "from": "review-of-file", "kind": "loop", "when": "Si le piden corregir o completar la solicitud"}, {"to": "review-of-file", "from": "complain-or-appeal", "kind": "loop", "when": "Si el recurso obliga a estudiar de nuevo el caso"}], "language": "es", "description": "Desde que surge la necesidad de un trámite hasta que el documento está en la mano. Sirve para alcaldías, ayuntamientos y otras oficinas públicas."}', 0, 'Primera versión, tomada del modelo.', '2026-11-21 15:00:00+00', 2, 1),
	(3, 2, 'draft', '{"name": "Trámite en la ventanilla municipal", "schema": "estelar.cycle/1", "moments": [{"key": "find-requirements", "name": "Busca los requisitos", "human": false, "wants": "Quiere saber en una sola página qué pide el trámite, cuánto cuesta y cuánto tarda.", "channel": "web", "element": "premises", "critical": null, "optional": false, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "La página pregunta por la situación de cada persona y muestra solo los requisitos que le tocan.", "expectations": ["information"], "wait_standard": null}, {"key": "call-for-help", "name": "Pregunta por teléfono", "human": true, "wants": "Espera una respuesta segura, igual a la que recibiría en la ventanilla.", "channel": "phone", "element": "relationship", "critical": null, "optional": true, "owner_role": "Línea de atención ciudadana", "visibility": "on_stage", "added_value": "Lo explicado se envía por mensaje con el nombre de quien respondió, para mostrarlo en la ventanilla.", "expectations": ["human_warmth", "information", "speed"], "wait_standard": {"share": 0.9, "seconds": 120}}, {"key": "arrive-at-building", "name": "Llega al edificio", "human": false, "wants": "Necesita señales claras, entrada sin barreras y un sitio donde sentarse.", "channel": "sign", "element": "premises", "critical": null, "optional": false, "owner_role": "Servicios generales", "visibility": "on_stage", "added_value": "Los letreros nombran los trámites como los llama la gente y no como se llaman las oficinas.", "expectations": ["information"], "wait_standard": null}, {"key": "get-ticket", "name": "Toma su turno", "human": true, "wants": "Quiere que le revisen los papeles antes de esperar, no después.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": false, "owner_role": "Orientación", "visibility": "on_stage", "added_value": "Quien orienta saca las fotocopias que falten y da turno preferente a quien lo necesita sin que tenga que pedirlo.", "expectations": ["speed", "information", "advice"], "wait_standard": {"share": 0.9, "seconds": 180}}, {"key": "wait-for-turn", "name": "Espera su turno", "human": false, "wants": "Espera un orden justo y visible, y un tiempo que no le haga perder la mañana.", "channel": "sign", "element": "premises", "critical": "Muchas personas pierden horas de trabajo para venir: la espera decide lo que piensan de toda la institución.", "optional": false, "owner_role": "Coordinación de ventanillas", "visibility": "on_stage", "added_value": "La pantalla anuncia la espera estimada de cada trámite y las horas más tranquilas de la semana.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 1200}}, {"key": "served-at-counter", "name": "Presenta su trámite", "human": true, "wants": "Quiere respeto, un lenguaje que se entienda y una solución en vez de una negativa.", "channel": "in_person", "element": "face_to_face", "critical": "Un «vuelva mañana» sin razón clara borra todo lo demás y termina en queja formal.", "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "Cuando falta algo, se recibe lo que hay, se deja por escrito qué completar y se acepta por correo.", "expectations": ["human_warmth", "information", "advice"], "wait_standard": null, "own_expectation": "Que la regla se aplique igual para todos."}, {"key": "pay-fee", "name": "Paga la tasa", "human": false, "wants": "Espera pagar sin ir a otro edificio y entender qué está pagando.", "channel": "machine", "element": "premises", "critical": null, "optional": true, "owner_role": "Tesorería", "visibility": "on_stage", "added_value": "La máquina acepta efectivo y tarjeta, y detecta por sí sola las exenciones a las que hay derecho.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 300}}, {"key": "receive-receipt", "name": "Recibe el número de su trámite", "human": false, "wants": "Necesita una prueba de que presentó el trámite y la fecha en que tendrá respuesta.", "channel": "letter", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "El comprobante explica en una línea de tiempo cada paso que sigue y quién responde por él.", "expectations": ["guarantee", "information"], "wait_standard": null}, {"key": "review-of-file", "name": "Espera mientras estudian su caso", "human": false, "wants": "Quiere que el expediente avance sin tener que ir a empujarlo.", "channel": "messaging", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Área técnica", "visibility": "back_stage", "added_value": "Si se necesita una aclaración, se pide todo de una vez y con un ejemplo de cómo presentarlo.", "expectations": ["guarantee", "speed"], "wait_standard": {"share": 0.95, "seconds": 864000}}, {"key": "check-status", "name": "Consulta cómo va", "human": false, "wants": "Espera ver el estado real desde su casa, a cualquier hora y sin contraseñas complicadas.", "channel": "web", "element": "correspondence", "critical": null, "optional": true, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "Además del estado, se ve cuántos días faltan y qué pasa si la institución no responde a tiempo.", "expectations": ["information", "speed"], "wait_standard": null}, {"key": "receive-decision", "name": "Recibe el documento o la decisión", "human": false, "wants": "Quiere el documento sin errores, dentro del plazo y con una decisión que se entienda.", "channel": "email", "element": "correspondence", "critical": "Un error o un retraso aquí puede frenar una obra, un empleo o una ayuda.", "optional": false, "owner_role": "Área técnica", "visibility": "on_stage", "added_value": "Llega firmado y verificable en línea, con la opción de recogerlo impreso en el barrio.", "expectations": ["guarantee", "information", "speed"], "wait_standard": null}, {"key": "rate-and-comment", "name": "Califica y opina", "human": false, "wants": "Le gustaría opinar en pocos segundos y ver que su opinión cambia algo.", "channel": "messaging", "element": "relationship", "critical": null, "optional": true, "owner_role": "Calidad del servicio", "visibility": "on_stage", "added_value": "Cada trimestre se publica qué se cambió gracias a lo que dijo la gente.", "expectations": ["speed"], "wait_standard": null}, {"key": "complain-or-appeal", "name": "Se queja, recurre o agradece", "human": true, "wants": "Espera poder reclamar sin miedo, con palabras corrientes, y tener una respuesta dentro del plazo legal.", "channel": "in_person", "element": "claims", "critical": null, "optional": true, "owner_role": "Defensoría ciudadana", "visibility": "on_stage", "added_value": "Una persona ajena a la ventanilla ayuda a redactar y entrega en el acto la fecha límite de respuesta.", "expectations": ["human_warmth", "guarantee", "information"], "wait_standard": {"share": 0.9, "seconds": 900}}], "service": {"kind": "basic", "name": "Atención de trámites", "stage": "operation"}, "branches": [{"to": "arrive-at-building", "from": "find-requirements", "kind": "alternative", "when": "Si la página resolvió todas sus dudas"}, {"to": "find-requirements", "from": "get-ticket", "kind": "loop", "when": "Si le falta un requisito que solo puede conseguir en otro lugar"}, {"to": "receive-receipt", "from": "served-at-counter", "kind": "alternative", "when": "Si el trámite es gratuito"}, {"to": "receive-decision", "from": "review-of-file", "kind": "alternative", "when": "Si espera el aviso sin consultar el estado"}, {"to": "served-at-counter", "from": "review-of-file", "kind": "loop", "when": "Si le piden corregir o completar la solicitud"}, {"to": "review-of-file", "from": "complain-or-appeal", "kind": "loop", "when": "Si el recurso obliga a estudiar de nuevo el caso"}], "language": "es", "description": "Desde que surge la necesidad de un trámite hasta que el documento está en la mano. Sirve para alcaldías, ayuntamientos y otras oficinas públicas."}', 0, '', NULL, 2, NULL);

INSERT INTO public.cycles_draftrevision VALUES
	(3, 0, '{"name": "Trámite en la ventanilla municipal", "schema": "estelar.cycle/1", "moments": [{"key": "find-requirements", "name": "Busca los requisitos", "human": false, "wants": "Quiere saber en una sola página qué pide el trámite, cuánto cuesta y cuánto tarda.", "channel": "web", "element": "premises", "critical": null, "optional": false, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "La página pregunta por la situación de cada persona y muestra solo los requisitos que le tocan.", "expectations": ["information"], "wait_standard": null}, {"key": "call-for-help", "name": "Pregunta por teléfono", "human": true, "wants": "Espera una respuesta segura, igual a la que recibiría en la ventanilla.", "channel": "phone", "element": "relationship", "critical": null, "optional": true, "owner_role": "Línea de atención ciudadana", "visibility": "on_stage", "added_value": "Lo explicado se envía por mensaje con el nombre de quien respondió, para mostrarlo en la ventanilla.", "expectations": ["human_warmth", "information", "speed"], "wait_standard": {"share": 0.9, "seconds": 120}}, {"key": "arrive-at-building", "name": "Llega al edificio", "human": false, "wants": "Necesita señales claras, entrada sin barreras y un sitio donde sentarse.", "channel": "sign", "element": "premises", "critical": null, "optional": false, "owner_role": "Servicios generales", "visibility": "on_stage", "added_value": "Los letreros nombran los trámites como los llama la gente y no como se llaman las oficinas.", "expectations": ["information"], "wait_standard": null}, {"key": "get-ticket", "name": "Toma su turno", "human": true, "wants": "Quiere que le revisen los papeles antes de esperar, no después.", "channel": "in_person", "element": "face_to_face", "critical": null, "optional": false, "owner_role": "Orientación", "visibility": "on_stage", "added_value": "Quien orienta saca las fotocopias que falten y da turno preferente a quien lo necesita sin que tenga que pedirlo.", "expectations": ["speed", "information", "advice"], "wait_standard": {"share": 0.9, "seconds": 180}}, {"key": "wait-for-turn", "name": "Espera su turno", "human": false, "wants": "Espera un orden justo y visible, y un tiempo que no le haga perder la mañana.", "channel": "sign", "element": "premises", "critical": "Muchas personas pierden horas de trabajo para venir: la espera decide lo que piensan de toda la institución.", "optional": false, "owner_role": "Coordinación de ventanillas", "visibility": "on_stage", "added_value": "La pantalla anuncia la espera estimada de cada trámite y las horas más tranquilas de la semana.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 1200}}, {"key": "served-at-counter", "name": "Presenta su trámite", "human": true, "wants": "Quiere respeto, un lenguaje que se entienda y una solución en vez de una negativa.", "channel": "in_person", "element": "face_to_face", "critical": "Un «vuelva mañana» sin razón clara borra todo lo demás y termina en queja formal.", "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "Cuando falta algo, se recibe lo que hay, se deja por escrito qué completar y se acepta por correo.", "expectations": ["human_warmth", "information", "advice"], "wait_standard": null, "own_expectation": "Que la regla se aplique igual para todos."}, {"key": "pay-fee", "name": "Paga la tasa", "human": false, "wants": "Espera pagar sin ir a otro edificio y entender qué está pagando.", "channel": "machine", "element": "premises", "critical": null, "optional": true, "owner_role": "Tesorería", "visibility": "on_stage", "added_value": "La máquina acepta efectivo y tarjeta, y detecta por sí sola las exenciones a las que hay derecho.", "expectations": ["speed", "information"], "wait_standard": {"share": 0.9, "seconds": 300}}, {"key": "receive-receipt", "name": "Recibe el número de su trámite", "human": false, "wants": "Necesita una prueba de que presentó el trámite y la fecha en que tendrá respuesta.", "channel": "letter", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Ventanilla", "visibility": "on_stage", "added_value": "El comprobante explica en una línea de tiempo cada paso que sigue y quién responde por él.", "expectations": ["guarantee", "information"], "wait_standard": null}, {"key": "review-of-file", "name": "Espera mientras estudian su caso", "human": false, "wants": "Quiere que el expediente avance sin tener que ir a empujarlo.", "channel": "messaging", "element": "correspondence", "critical": null, "optional": false, "owner_role": "Área técnica", "visibility": "back_stage", "added_value": "Si se necesita una aclaración, se pide todo de una vez y con un ejemplo de cómo presentarlo.", "expectations": ["guarantee", "speed"], "wait_standard": {"share": 0.95, "seconds": 864000}}, {"key": "check-status", "name": "Consulta cómo va", "human": false, "wants": "Espera ver el estado real desde su casa, a cualquier hora y sin contraseñas complicadas.", "channel": "web", "element": "correspondence", "critical": null, "optional": true, "owner_role": "Gobierno digital", "visibility": "on_stage", "added_value": "Además del estado, se ve cuántos días faltan y qué pasa si la institución no responde a tiempo.", "expectations": ["information", "speed"], "wait_standard": null}, {"key": "receive-decision", "name": "Recibe el documento o la decisión", "human": false, "wants": "Quiere el documento sin errores, dentro del plazo y con una decisión que se entienda.", "channel": "email", "element": "correspondence", "critical": "Un error o un retraso aquí puede frenar una obra, un empleo o una ayuda.", "optional": false, "owner_role": "Área técnica", "visibility": "on_stage", "added_value": "Llega firmado y verificable en línea, con la opción de recogerlo impreso en el barrio.", "expectations": ["guarantee", "information", "speed"], "wait_standard": null}, {"key": "rate-and-comment", "name": "Califica y opina", "human": false, "wants": "Le gustaría opinar en pocos segundos y ver que su opinión cambia algo.", "channel": "messaging", "element": "relationship", "critical": null, "optional": true, "owner_role": "Calidad del servicio", "visibility": "on_stage", "added_value": "Cada trimestre se publica qué se cambió gracias a lo que dijo la gente.", "expectations": ["speed"], "wait_standard": null}, {"key": "complain-or-appeal", "name": "Se queja, recurre o agradece", "human": true, "wants": "Espera poder reclamar sin miedo, con palabras corrientes, y tener una respuesta dentro del plazo legal.", "channel": "in_person", "element": "claims", "critical": null, "optional": true, "owner_role": "Defensoría ciudadana", "visibility": "on_stage", "added_value": "Una persona ajena a la ventanilla ayuda a redactar y entrega en el acto la fecha límite de respuesta.", "expectations": ["human_warmth", "guarantee", "information"], "wait_standard": {"share": 0.9, "seconds": 900}}], "service": {"kind": "basic", "name": "Atención de trámites", "stage": "operation"}, "branches": [{"to": "arrive-at-building", "from": "find-requirements", "kind": "alternative", "when": "Si la página resolvió todas sus dudas"}, {"to": "find-requirements", "from": "get-ticket", "kind": "loop", "when": "Si le falta un requisito que solo puede conseguir en otro lugar"}, {"to": "receive-receipt", "from": "served-at-counter", "kind": "alternative", "when": "Si el trámite es gratuito"}, {"to": "receive-decision", "from": "review-of-file", "kind": "alternative", "when": "Si espera el aviso sin consultar el estado"}, {"to": "served-at-counter", "from": "review-of-file", "kind": "loop", "when": "Si le piden corregir o completar la solicitud"}, {"to": "review-of-file", "from": "complain-or-appeal", "kind": "loop", "when": "Si el recurso obliga a estudiar de nuevo el caso"}], "language": "es", "description": "Desde que surge la necesidad de un trámite hasta que el documento está en la mano. Sirve para alcaldías, ayuntamientos y otras oficinas públicas."}', 'started|', '2026-11-21 16:24:00+00', 4, 3);

INSERT INTO public.cycles_moment VALUES
	(1, 'look-for-appointment', 'Busca una cita', 1, true, false, 'web', 'premises', NULL, NULL, '', 1),
	(2, 'book-by-phone', 'Reserva por teléfono', 2, true, true, 'phone', 'relationship', 60, 0.9, '', 1),
	(3, 'receive-confirmation', 'Recibe la confirmación', 3, true, false, 'messaging', 'correspondence', 300, 0.95, '', 1),
	(4, 'find-the-place', 'Llega y se orienta', 4, true, false, 'sign', 'premises', NULL, NULL, '', 1),
	(5, 'check-in', 'Se registra en recepción', 5, true, true, 'in_person', 'face_to_face', 300, 0.9, '', 1),
	(6, 'wait-in-room', 'Espera en sala', 6, true, false, 'in_person', 'premises', 1200, 0.9, 'Aquí se concentra la ansiedad: una espera larga y sin explicación arruina incluso una buena consulta.', 1),
	(7, 'consultation', 'Pasa a consulta', 7, true, true, 'in_person', 'face_to_face', NULL, NULL, 'Es la razón de la visita: de este trato depende la confianza y que se siga el tratamiento.', 1),
	(8, 'receive-prescription', 'Recibe la receta y las indicaciones', 8, true, false, 'letter', 'correspondence', NULL, NULL, '', 1),
	(9, 'pay', 'Paga en caja', 9, true, true, 'in_person', 'face_to_face', 300, 0.9, '', 1),
	(10, 'collect-medicines', 'Retira los medicamentos', 10, true, true, 'in_person', 'face_to_face', 900, 0.85, '', 1),
	(11, 'wait-for-results', 'Espera sus resultados', 11, true, false, 'app', 'correspondence', 259200, 0.95, 'Un resultado perdido, tardío o de otra persona pone en riesgo la salud y la confianza.', 1),
	(12, 'follow-up-call', 'Recibe una llamada de seguimiento', 12, true, true, 'phone', 'relationship', NULL, NULL, '', 1),
	(13, 'complain-or-thank', 'Presenta una queja o felicita', 13, true, true, 'web', 'claims', 86400, 0.95, '', 1),
	(14, 'find-requirements', 'Busca los requisitos', 1, true, false, 'web', 'premises', NULL, NULL, '', 2),
	(15, 'call-for-help', 'Pregunta por teléfono', 2, true, true, 'phone', 'relationship', 120, 0.9, '', 2),
	(16, 'arrive-at-building', 'Llega al edificio', 3, true, false, 'sign', 'premises', NULL, NULL, '', 2),
	(17, 'get-ticket', 'Toma su turno', 4, true, true, 'in_person', 'face_to_face', 180, 0.9, '', 2),
	(18, 'wait-for-turn', 'Espera su turno', 5, true, false, 'sign', 'premises', 1200, 0.9, 'Muchas personas pierden horas de trabajo para venir: la espera decide lo que piensan de toda la institución.', 2),
	(19, 'served-at-counter', 'Presenta su trámite', 6, true, true, 'in_person', 'face_to_face', NULL, NULL, 'Un «vuelva mañana» sin razón clara borra todo lo demás y termina en queja formal.', 2),
	(20, 'pay-fee', 'Paga la tasa', 7, true, false, 'machine', 'premises', 300, 0.9, '', 2),
	(21, 'receive-receipt', 'Recibe el número de su trámite', 8, true, false, 'letter', 'correspondence', NULL, NULL, '', 2),
	(22, 'review-of-file', 'Espera mientras estudian su caso', 9, true, false, 'messaging', 'correspondence', 864000, 0.95, '', 2),
	(23, 'check-status', 'Consulta cómo va', 10, true, false, 'web', 'correspondence', NULL, NULL, '', 2),
	(24, 'receive-decision', 'Recibe el documento o la decisión', 11, true, false, 'email', 'correspondence', NULL, NULL, 'Un error o un retraso aquí puede frenar una obra, un empleo o una ayuda.', 2),
	(25, 'rate-and-comment', 'Califica y opina', 12, true, false, 'messaging', 'relationship', NULL, NULL, '', 2),
	(26, 'complain-or-appeal', 'Se queja, recurre o agradece', 13, true, true, 'in_person', 'claims', 900, 0.9, '', 2);

INSERT INTO public.cycles_service VALUES
	(1, 'Consulta médica', 'basic', 'operation', ''),
	(2, 'Atención de trámites', 'basic', 'operation', '');

INSERT INTO public.django_content_type VALUES
	(1, 'contenttypes', 'contenttype'),
	(2, 'auth', 'group'),
	(3, 'auth', 'permission'),
	(4, 'sessions', 'session'),
	(5, 'account', 'emailaddress'),
	(6, 'account', 'emailconfirmation'),
	(7, 'procrastinate', 'procrastinateevent'),
	(8, 'procrastinate', 'procrastinatejob'),
	(9, 'procrastinate', 'procrastinateperiodicdefer'),
	(10, 'procrastinate', 'procrastinateworker'),
	(11, 'encounters', 'correctedtext'),
	(12, 'encounters', 'dirtymark'),
	(13, 'encounters', 'dissatisfaction'),
	(14, 'encounters', 'encounter'),
	(15, 'encounters', 'fileimport'),
	(16, 'encounters', 'importedcustomer'),
	(17, 'encounters', 'savedmapping'),
	(18, 'cycles', 'cycle'),
	(19, 'cycles', 'cycleversion'),
	(20, 'cycles', 'designcheck'),
	(21, 'cycles', 'draftrevision'),
	(22, 'cycles', 'moment'),
	(23, 'cycles', 'service'),
	(24, 'customers', 'customer'),
	(25, 'people', 'assignment'),
	(26, 'people', 'organisation'),
	(27, 'people', 'person'),
	(28, 'people', 'unit'),
	(29, 'journal', 'entry');

INSERT INTO public.django_migrations VALUES
	(1, 'people', '0001_initial', '2026-11-22 05:59:02.276792+00'),
	(2, 'account', '0001_initial', '2026-11-22 05:59:02.307443+00'),
	(3, 'account', '0002_email_max_length', '2026-11-22 05:59:02.320385+00'),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-22 05:59:02.34162+00'),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-22 05:59:02.364137+00'),
	(6, 'account', '0005_emailaddress_idx_upper_email', '2026-11-22 05:59:02.376164+00'),
	(7, 'account', '0006_emailaddress_lower', '2026-11-22 05:59:02.393089+00'),
	(8, 'account', '0007_emailaddress_idx_email', '2026-11-22 05:59:02.411809+00'),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-22 05:59:02.428628+00'),
	(10, 'account', '0009_emailaddress_unique_primary_email', '2026-11-22 05:59:02.443101+00'),
	(11, 'contenttypes', '0001_initial', '2026-11-22 05:59:02.455889+00'),
	(12, 'contenttypes', '0002_remove_content_type_name', '2026-11-22 05:59:02.475273+00'),
	(13, 'auth', '0001_initial', '2026-11-22 05:59:02.507416+00'),
	(14, 'auth', '0002_alter_permission_name_max_length', '2026-11-22 05:59:02.519806+00'),
	(15, 'auth', '0003_alter_user_email_max_length', '2026-11-22 05:59:02.526338+00'),
	(16, 'auth', '0004_alter_user_username_opts', '2026-11-22 05:59:02.534312+00'),
	(17, 'auth', '0005_alter_user_last_login_null', '2026-11-22 05:59:02.552646+00'),
	(18, 'auth', '0006_require_contenttypes_0002', '2026-11-22 05:59:02.559386+00'),
	(19, 'auth', '0007_alter_validators_add_error_messages', '2026-11-22 05:59:02.567868+00'),
	(20, 'auth', '0008_alter_user_username_max_length', '2026-11-22 05:59:02.574355+00'),
	(21, 'auth', '0009_alter_user_last_name_max_length', '2026-11-22 05:59:02.59145+00'),
	(22, 'auth', '0010_alter_group_name_max_length', '2026-11-22 05:59:02.598994+00'),
	(23, 'auth', '0011_update_proxy_permissions', '2026-11-22 05:59:02.612691+00'),
	(24, 'auth', '0012_alter_user_first_name_max_length', '2026-11-22 05:59:02.622183+00'),
	(25, 'customers', '0001_initial', '2026-11-22 05:59:02.657598+00'),
	(26, 'customers', '0002_search', '2026-11-22 05:59:02.711634+00'),
	(27, 'cycles', '0001_initial', '2026-11-22 05:59:02.795294+00'),
	(28, 'cycles', '0002_published_stays', '2026-11-22 05:59:02.797691+00'),
	(29, 'journal', '0001_initial', '2026-11-22 05:59:02.810976+00'),
	(30, 'journal', '0002_append_only', '2026-11-22 05:59:02.812626+00'),
	(31, 'encounters', '0001_initial', '2026-11-22 05:59:03.024488+00'),
	(32, 'encounters', '0002_dirty_days', '2026-11-22 05:59:03.026882+00'),
	(33, 'encounters', '0010_corrected_text', '2026-11-22 05:59:03.0442+00'),
	(34, 'encounters', '0011_intake', '2026-11-22 05:59:03.076667+00'),
	(35, 'people', '0002_logo_mark', '2026-11-22 05:59:03.080282+00'),
	(36, 'procrastinate', '0001_initial', '2026-11-22 05:59:03.086713+00'),
	(37, 'procrastinate', '0002_drop_started_at_column', '2026-11-22 05:59:03.088594+00'),
	(38, 'procrastinate', '0003_drop_started_at_column', '2026-11-22 05:59:03.089944+00'),
	(39, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-11-22 05:59:03.091453+00'),
	(40, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-11-22 05:59:03.093092+00'),
	(41, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-11-22 05:59:03.094366+00'),
	(42, 'procrastinate', '0007_add_queueing_lock_column', '2026-11-22 05:59:03.096062+00'),
	(43, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-11-22 05:59:03.098106+00'),
	(44, 'procrastinate', '0009_add_defer_job_function', '2026-11-22 05:59:03.099839+00'),
	(45, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-11-22 05:59:03.102454+00'),
	(46, 'procrastinate', '0011_add_foreign_key_index', '2026-11-22 05:59:03.104483+00'),
	(47, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-11-22 05:59:03.106465+00'),
	(48, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-11-22 05:59:03.108079+00'),
	(49, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-11-22 05:59:03.109224+00'),
	(50, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-11-22 05:59:03.110389+00');
INSERT INTO public.django_migrations VALUES
	(51, 'procrastinate', '0016_delete_finished_jobs', '2026-11-22 05:59:03.111572+00'),
	(52, 'procrastinate', '0017_add_checks_to_finish_job', '2026-11-22 05:59:03.112781+00'),
	(53, 'procrastinate', '0018_add_checks_to_retry_job', '2026-11-22 05:59:03.11415+00'),
	(54, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-11-22 05:59:03.115379+00'),
	(55, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-11-22 05:59:03.116924+00'),
	(56, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-11-22 05:59:03.118942+00'),
	(57, 'procrastinate', '0022_null_locks_excluded', '2026-11-22 05:59:03.124745+00'),
	(58, 'procrastinate', '0023_remove_old_finish_job_function', '2026-11-22 05:59:03.126227+00'),
	(59, 'procrastinate', '0024_job_id_bigint', '2026-11-22 05:59:03.129382+00'),
	(60, 'procrastinate', '0025_add_models', '2026-11-22 05:59:03.133009+00'),
	(61, 'procrastinate', '0026_add_job_priority', '2026-11-22 05:59:03.136488+00'),
	(62, 'procrastinate', '0027_add_periodic_job_priority', '2026-11-22 05:59:03.138383+00'),
	(63, 'procrastinate', '0028_add_cancel_states', '2026-11-22 05:59:03.142511+00'),
	(64, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-11-22 05:59:03.144022+00'),
	(65, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-11-22 05:59:03.145817+00'),
	(66, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-11-22 05:59:03.148032+00'),
	(67, 'procrastinate', '0032_pre_cancel_notification', '2026-11-22 05:59:03.152413+00'),
	(68, 'procrastinate', '0033_post_cancel_notification', '2026-11-22 05:59:03.1596+00'),
	(69, 'procrastinate', '0034_pre_add_heartbeat', '2026-11-22 05:59:03.164921+00'),
	(70, 'procrastinate', '0035_post_add_heartbeat', '2026-11-22 05:59:03.166342+00'),
	(71, 'procrastinate', '0036_add_worker_model', '2026-11-22 05:59:03.169283+00'),
	(72, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-11-22 05:59:03.170981+00'),
	(73, 'procrastinate', '0038_post_batch_defer_jobs', '2026-11-22 05:59:03.172355+00'),
	(74, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-11-22 05:59:03.173822+00'),
	(75, 'procrastinate', '0040_pre_retry_failed_job', '2026-11-22 05:59:03.175355+00'),
	(76, 'procrastinate', '0041_post_retry_failed_job', '2026-11-22 05:59:03.176936+00'),
	(77, 'sessions', '0001_initial', '2026-11-22 05:59:03.181286+00');

INSERT INTO public.django_session VALUES
	('gsoihptguj3pdynkpjgvosvlz8vls1gz', 'eyJfYXV0aF91c2VyX2lkIjoiNyJ9:1xV0bV:r0qVyco0jHZ2gEoZY_l58JtbGEuhzAYfS2yYlPxDxa4', '2026-12-06 05:59:09.019552+00');

INSERT INTO public.encounters_correctedtext VALUES
	(1, 'comment', 'Comentario número 0: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'Corregido.', 693, 122),
	(2, 'comment', 'Comentario número 3: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'Corregido.', 696, 129),
	(3, 'comment', 'Comentario número 6: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'Corregido.', 699, 137),
	(4, 'comment', 'Comentario número 9: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'Corregido.', 702, 144);

INSERT INTO public.encounters_dirtymark VALUES
	(274, '2026-11-21');

INSERT INTO public.encounters_dissatisfaction VALUES
	(1, 'brush_off', '', 11),
	(2, 'superiority', '', 54),
	(3, 'lack_of_communication', '', 58),
	(4, 'brush_off', '', 67),
	(5, 'rule_book', '', 98),
	(6, 'apathy', '', 115),
	(7, 'long_wait', '', 134),
	(8, 'long_wait', '', 138),
	(9, 'brush_off', '', 145),
	(10, 'lack_of_communication', '', 150),
	(11, 'apathy', '', 174),
	(12, 'lack_of_communication', '', 192),
	(13, 'long_wait', '', 205),
	(14, 'brush_off', '', 219),
	(15, 'apathy', '', 220),
	(16, 'robotism', '', 230),
	(17, 'long_wait', '', 241),
	(18, 'broken_promise', '', 249),
	(19, 'broken_promise', '', 256),
	(20, 'lack_of_communication', '', 259),
	(21, 'robotism', '', 298),
	(22, 'long_wait', '', 307),
	(23, 'lack_of_communication', '', 325),
	(24, 'rule_book', '', 332),
	(25, 'long_wait', '', 355),
	(26, 'long_wait', '', 360),
	(27, 'superiority', '', 388),
	(28, 'coldness', '', 405),
	(29, 'broken_promise', '', 436),
	(30, 'long_wait', '', 448),
	(31, 'robotism', '', 470),
	(32, 'rule_book', '', 483),
	(33, 'superiority', '', 490),
	(34, 'misinformation', '', 508),
	(35, 'rule_book', '', 511),
	(36, 'robotism', '', 536),
	(37, 'misinformation', '', 559),
	(38, 'lack_of_communication', '', 573),
	(39, 'coldness', '', 588),
	(40, 'lack_of_communication', '', 613),
	(41, 'lack_of_communication', '', 633),
	(42, 'lack_of_communication', '', 687),
	(43, 'brush_off', '', 691);

INSERT INTO public.encounters_encounter VALUES
	(1, 'in_person', '2026-09-15 12:57:00+00', '2026-09-15', 365, 79, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-077438', '3c1b83cc-9c93-559d-e293-b24053337d47', 'e4c52e38-c2f8-9efb-789c-d78b23d59ccb', '2026-11-21 15:00:00+00', 20, 5, 1, 12, 3, 1),
	(2, 'in_person', '2026-09-15 13:03:59+00', '2026-09-15', 2531, 430, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-077442', '39316e16-7504-b7be-b7d1-3760e68dc251', 'e4c52e38-c2f8-9efb-789c-d78b23d59ccb', '2026-11-21 15:00:00+00', 20, 6, 1, 10, 3, 1),
	(3, 'in_person', '2026-09-15 14:15:53+00', '2026-09-15', 67, 960, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-077458', '6e6ac17c-b1e2-4ba3-b3e6-dfcc1122965f', 'e4c52e38-c2f8-9efb-789c-d78b23d59ccb', '2026-11-21 15:00:00+00', 20, 9, 1, 11, 3, 1),
	(4, 'in_person', '2026-09-15 16:06:44+00', '2026-09-15', 239, 929, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-077564', '362e1dae-41a8-8d31-5142-f90e38e12823', '8a2a7102-b202-ce24-a08c-324762ac5cc9', '2026-11-21 15:00:00+00', NULL, 5, 1, 29, 6, 1),
	(5, 'in_person', '2026-09-15 16:13:28+00', '2026-09-15', 697, 168, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-077571', 'd1e53d21-38c8-0cfd-7df0-04e2599ef07b', '8a2a7102-b202-ce24-a08c-324762ac5cc9', '2026-11-21 15:00:00+00', NULL, 6, 1, 31, 6, 1),
	(6, 'in_person', '2026-09-15 16:49:09+00', '2026-09-15', NULL, 1448, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-077599', '927be34d-d39d-adf5-ce3b-94af2d460532', '8a2a7102-b202-ce24-a08c-324762ac5cc9', '2026-11-21 15:00:00+00', NULL, 7, 1, 30, 6, 1),
	(7, 'letter', '2026-09-15 17:12:19+00', '2026-09-15', NULL, 1203, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-077613', 'a4cfc385-950c-0f39-8e06-063149105759', '8a2a7102-b202-ce24-a08c-324762ac5cc9', '2026-11-21 15:00:00+00', NULL, 8, 1, 28, 6, 1),
	(8, 'in_person', '2026-09-15 17:24:54+00', '2026-09-15', 189, 1300, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Todo claro, rápido y con una sonrisa.', 'demo', 'clinics-077619', 'aa9a8a66-9c9c-a58a-f945-0cf0965bab71', '8a2a7102-b202-ce24-a08c-324762ac5cc9', '2026-11-21 15:00:00+00', NULL, 9, 1, 26, 6, 1),
	(9, 'in_person', '2026-09-16 14:51:31+00', '2026-09-16', 192, 703, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-077725', 'a1b2a679-ae8f-478b-38e6-b35031204a9b', 'f4fdeca8-d3ac-ce9d-6783-9f028bcf59f6', '2026-11-21 15:00:00+00', 40, 5, 1, 24, 5, 1),
	(10, 'in_person', '2026-09-16 15:31:02+00', '2026-09-16', NULL, 530, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-077752', '8f3f7d67-aab3-a1b9-d929-959e14e64bdd', 'f4fdeca8-d3ac-ce9d-6783-9f028bcf59f6', '2026-11-21 15:00:00+00', 40, 7, 1, 21, 5, 1),
	(11, 'in_person', '2026-09-16 16:07:09+00', '2026-09-16', 180, 796, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-077785', '624d1269-5b5a-809e-2d17-8ac83ff3b947', 'f4fdeca8-d3ac-ce9d-6783-9f028bcf59f6', '2026-11-21 15:00:00+00', 40, 9, 1, 22, 5, 1),
	(12, 'in_person', '2026-09-16 16:26:31+00', '2026-09-16', 434, 347, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Llamó después para saber cómo seguía.', 'La persona que me atendió se interesó de verdad por mi caso.', 'demo', 'clinics-077805', 'd23a51d7-0e95-de50-fe4c-c42e19f91f37', 'f4fdeca8-d3ac-ce9d-6783-9f028bcf59f6', '2026-11-21 15:00:00+00', 40, 10, 1, 21, 5, 1),
	(13, 'sign', '2026-09-16 18:50:37+00', '2026-09-16', NULL, 702, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Llamó después para saber cómo seguía.', '', 'demo', 'clinics-077909', 'fd308388-d8b8-b9b2-8c9e-2c40a85f6e72', '08d62747-101a-e093-cd48-82c218b77ce5', '2026-11-21 15:00:00+00', 46, 4, 1, NULL, 4, 1),
	(14, 'sign', '2026-09-17 15:16:00+00', '2026-09-17', NULL, 1175, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-078042', '4d8ffec8-0c5d-846b-d060-651a4b32febf', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 4, 1, NULL, 5, 1),
	(15, 'in_person', '2026-09-17 15:16:36+00', '2026-09-17', 60, 961, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078043', 'e2ca34f7-3a00-2201-291b-2cfef9ecca35', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 5, 1, 22, 5, 1),
	(16, 'in_person', '2026-09-17 15:25:44+00', '2026-09-17', 2217, 472, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078052', '9694b695-9e5d-e140-efce-da1a6acfd47c', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 6, 1, 20, 5, 1),
	(17, 'in_person', '2026-09-17 15:59:59+00', '2026-09-17', NULL, 253, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-078085', '777c3f2a-78d7-1bce-b18c-a034ca3fb371', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 7, 1, 22, 5, 1),
	(18, 'letter', '2026-09-17 16:26:10+00', '2026-09-17', NULL, 1290, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-078110', '152e88a8-1992-bbc4-2889-57b22e50ff74', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 8, 1, 25, 5, 1),
	(19, 'in_person', '2026-09-17 16:35:47+00', '2026-09-17', 45, 542, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078117', '690464c4-9ca8-9cf8-abe7-8ab9853f7c2d', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 9, 1, 21, 5, 1),
	(20, 'web', '2026-09-17 17:52:27+00', '2026-09-17', NULL, 561, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-078180', '2c6baa6d-c2fa-646c-d779-7a908ca11eac', 'a1acf4a0-9208-8e9e-2013-8bd7df4d1590', '2026-11-21 15:00:00+00', 27, 1, 1, NULL, 4, 1),
	(21, 'sign', '2026-09-18 14:18:05+00', '2026-09-18', NULL, 458, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'clinics-078321', 'a79375e3-52fa-28c1-990d-7482c1d9dbf5', '94da144e-7cbb-605b-9b6c-a1da3ce4a5d1', '2026-11-21 15:00:00+00', 49, 4, 1, NULL, 6, 1),
	(22, 'in_person', '2026-09-18 14:24:46+00', '2026-09-18', 207, 986, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078328', '2666d55c-7ed4-9bf6-e7f4-0f4be7699f17', '94da144e-7cbb-605b-9b6c-a1da3ce4a5d1', '2026-11-21 15:00:00+00', 49, 5, 1, 26, 6, 1),
	(23, 'in_person', '2026-09-18 14:32:20+00', '2026-09-18', 1410, 487, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078333', 'd1f6609a-3106-8001-d75b-02d977d4e984', '94da144e-7cbb-605b-9b6c-a1da3ce4a5d1', '2026-11-21 15:00:00+00', 49, 6, 1, 29, 6, 1),
	(24, 'letter', '2026-09-18 15:29:38+00', '2026-09-18', NULL, 519, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-078403', 'a1726e27-9b6c-4421-ceba-a68691145c74', '94da144e-7cbb-605b-9b6c-a1da3ce4a5d1', '2026-11-21 15:00:00+00', 49, 8, 1, 26, 6, 1),
	(25, 'in_person', '2026-09-18 15:44:14+00', '2026-09-18', 91, 267, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-078416', '191fe636-e6cc-38a0-46f0-f8d173428465', '94da144e-7cbb-605b-9b6c-a1da3ce4a5d1', '2026-11-21 15:00:00+00', 49, 9, 1, 28, 6, 1),
	(26, 'sign', '2026-09-18 16:25:30+00', '2026-09-18', NULL, 151, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-078462', '6d88c62a-b335-0a14-286e-037c41cb3e5b', '34916cd2-31c2-05e7-5275-4914391d64bf', '2026-11-21 15:00:00+00', NULL, 4, 1, NULL, 5, 1),
	(27, 'in_person', '2026-09-18 18:06:52+00', '2026-09-18', 383, 670, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-078539', '0f14fc04-e450-9be6-5f09-7f62ce86bf56', '34916cd2-31c2-05e7-5275-4914391d64bf', '2026-11-21 15:00:00+00', NULL, 10, 1, 20, 5, 1),
	(28, 'messaging', '2026-09-19 13:53:47+00', '2026-09-19', 198, 232, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078646', '60f091ba-400b-c74c-1e2f-98bf8d3c489e', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 3, 1, NULL, 3, 1),
	(29, 'phone', '2026-09-19 15:13:22+00', '2026-09-19', NULL, 1060, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-078695', '297c5a9f-6bdd-6618-462d-5838b9bcd16c', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 12, 1, 25, 5, 1),
	(30, 'web', '2026-09-20 13:45:23+00', '2026-09-20', NULL, 516, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-078827', '8c2cc9e1-d03b-8d38-3ad3-da4ac44df1ed', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 1, 1, NULL, 4, 1),
	(31, 'messaging', '2026-09-20 13:45:23+00', '2026-09-20', 120, 477, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-078828', '52dbc1e3-be26-40d3-baa3-9e61ba14f549', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 3, 1, NULL, 4, 1),
	(32, 'app', '2026-09-20 15:13:22+00', '2026-09-20', NULL, 460, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078858', 'b8d44493-f6c0-08eb-89b3-e9ec5493ff7c', '975a3546-3ae4-77f6-83c6-a8abf8421f7f', '2026-11-21 15:00:00+00', 5, 11, 1, NULL, 5, 1),
	(33, 'phone', '2026-09-21 12:51:40+00', '2026-09-21', 15, 1074, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-078935', '3f1d385d-e868-d156-f33f-8b9c32d57488', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 2, 1, 13, 3, 1),
	(34, 'phone', '2026-09-21 17:06:02+00', '2026-09-21', 119, 465, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079182', '663b7f6f-ba8b-d4c3-51e3-13228eb2f182', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 2, 1, 16, 4, 1),
	(35, 'messaging', '2026-09-21 17:06:02+00', '2026-09-21', 268, 1265, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-079183', 'a9fc5b80-be1f-06fa-90e7-d680d50786ff', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 3, 1, NULL, 4, 1),
	(36, 'in_person', '2026-09-21 18:04:16+00', '2026-09-21', 4697, 73, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-079234', '87b01d69-9da6-85ec-d3db-56db4c17c6ac', 'a1acf4a0-9208-8e9e-2013-8bd7df4d1590', '2026-11-21 15:00:00+00', 27, 6, 1, 16, 4, 1),
	(37, 'in_person', '2026-09-21 18:38:44+00', '2026-09-21', NULL, 158, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079251', '110906b4-68f1-1f60-c21f-72f849662d04', 'a1acf4a0-9208-8e9e-2013-8bd7df4d1590', '2026-11-21 15:00:00+00', 27, 7, 1, 14, 4, 1),
	(38, 'in_person', '2026-09-21 19:32:26+00', '2026-09-21', 1099, 760, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079273', 'e17eb289-0121-5bc6-670b-44f7fca55b8f', 'a1acf4a0-9208-8e9e-2013-8bd7df4d1590', '2026-11-21 15:00:00+00', 27, 10, 1, 19, 4, 1),
	(39, 'sign', '2026-09-23 13:53:54+00', '2026-09-23', NULL, 963, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079617', 'b934471a-c729-f62f-f8a0-464b903f40cf', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 4, 1, NULL, 3, 1),
	(40, 'in_person', '2026-09-23 14:00:11+00', '2026-09-23', 229, 1255, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079621', 'c5496ed6-e45a-2dfa-b1b7-94eb369403df', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 5, 1, 9, 3, 1),
	(41, 'in_person', '2026-09-23 14:06:35+00', '2026-09-23', 515, 768, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-079626', '0782ae86-e471-ab9c-bde5-703c049d59bd', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 6, 1, 13, 3, 1),
	(42, 'sign', '2026-09-23 15:09:50+00', '2026-09-23', NULL, 561, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079672', '466d2288-1a39-e479-4807-375d77a1cdb5', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 4, 1, NULL, 4, 1),
	(43, 'in_person', '2026-09-23 15:11:22+00', '2026-09-23', 190, 681, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-079674', '3824fa54-ade7-49cb-cc19-459ec851f5d7', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 5, 1, 14, 4, 1),
	(44, 'in_person', '2026-09-23 15:15:31+00', '2026-09-23', 266, 670, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079675', '727ed9a2-cba1-c6a3-8992-5d745b38f048', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 9, 1, 10, 3, 1),
	(45, 'in_person', '2026-09-23 15:17:36+00', '2026-09-23', 1683, 1353, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-079677', 'bb408b59-08c6-6908-6e47-feff3740f9cb', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 6, 1, 16, 4, 1),
	(46, 'in_person', '2026-09-23 15:35:56+00', '2026-09-23', 256, 343, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079687', 'cd512a9c-bfb5-09c5-eb96-e792274d6194', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 10, 1, 8, 3, 1),
	(47, 'in_person', '2026-09-23 15:53:39+00', '2026-09-23', NULL, 415, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079698', '91b06a9d-3cbb-4f43-eb71-2151c6da176f', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 7, 1, 18, 4, 1),
	(48, 'letter', '2026-09-23 16:19:19+00', '2026-09-23', NULL, 893, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079715', '56e169eb-3a52-0832-abb4-849e21ec53a0', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 8, 1, 18, 4, 1),
	(49, 'in_person', '2026-09-23 16:30:34+00', '2026-09-23', 217, 1341, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079724', '323015cb-d445-23fc-ef77-dd8e501b6329', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 9, 1, 17, 4, 1),
	(50, 'in_person', '2026-09-23 16:51:04+00', '2026-09-23', 1191, 560, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079732', '7b915da2-ef8e-0abb-6b2d-62a2dc6f1218', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 10, 1, 16, 4, 1);
INSERT INTO public.encounters_encounter VALUES
	(51, 'sign', '2026-09-24 13:45:43+00', '2026-09-24', NULL, 1057, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079838', '86def34b-b75f-658b-d30c-3224faf2f894', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 4, 1, NULL, 4, 1),
	(52, 'in_person', '2026-09-24 13:50:24+00', '2026-09-24', 283, 1435, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-079843', '413adb54-1ff8-c2bf-193b-1cdcf24e6f05', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 5, 1, 18, 4, 1),
	(53, 'in_person', '2026-09-24 14:31:24+00', '2026-09-24', NULL, 995, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-079882', 'cfe3ad81-9860-a1c7-845e-163ec3338bff', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 7, 1, 16, 4, 1),
	(54, 'letter', '2026-09-24 14:57:35+00', '2026-09-24', NULL, 409, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-079918', 'caea993a-7eef-0e97-826f-ed96a0f51225', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 8, 1, 19, 4, 1),
	(55, 'in_person', '2026-09-24 15:09:29+00', '2026-09-24', 327, 235, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-079938', '11592fcd-5611-dc8f-abc6-3e0b097c43a6', 'f61a0cb5-22e9-a651-fbd6-a579326858f0', '2026-11-21 15:00:00+00', 22, 9, 1, 14, 4, 1),
	(56, 'phone', '2026-09-24 17:08:28+00', '2026-09-24', 62, 1001, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080077', '93c84dd8-40e5-8c1c-d960-c14d38b6522a', '247378e1-c895-1ef5-bfe8-91c3689672e6', '2026-11-21 15:00:00+00', NULL, 2, 1, 8, 3, 1),
	(57, 'messaging', '2026-09-24 17:08:28+00', '2026-09-24', 197, 339, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-080078', '6c1eaf61-5557-3150-7650-9edef397b444', '247378e1-c895-1ef5-bfe8-91c3689672e6', '2026-11-21 15:00:00+00', NULL, 3, 1, NULL, 3, 1),
	(58, 'app', '2026-09-24 17:52:27+00', '2026-09-24', NULL, 1421, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', 'Pasan los días y no sé en qué va mi trámite.', 'demo', 'clinics-080113', 'a18005e1-3eef-48f3-8275-35e3fc6c493d', 'a1acf4a0-9208-8e9e-2013-8bd7df4d1590', '2026-11-21 15:00:00+00', 27, 11, 1, NULL, 4, 1),
	(59, 'in_person', '2026-09-25 12:59:31+00', '2026-09-25', 195, 553, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-080229', '2eafd31b-71ca-e74f-3e20-e0a4bf99af31', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 5, 1, 11, 3, 1),
	(60, 'in_person', '2026-09-25 13:04:00+00', '2026-09-25', 1387, 408, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', 'Me llamaron antes de que yo preguntara. Excelente.', 'demo', 'clinics-080231', '85b81087-a98f-0f24-8657-6049d11e9e44', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 6, 1, 12, 3, 1),
	(61, 'phone', '2026-09-25 13:53:47+00', '2026-09-25', NULL, 725, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-080249', '5162f4b1-41c9-9561-dd2a-5b8f202ee0c0', 'a34c343d-ba21-0fd5-30c8-3ed1a90d6b14', '2026-11-21 15:00:00+00', 9, 12, 1, 12, 3, 1),
	(62, 'in_person', '2026-09-25 14:15:05+00', '2026-09-25', 94, 372, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-080269', 'b8eef45c-ca61-d9bb-e736-2a873c84dfc0', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 9, 1, 12, 3, 1),
	(63, 'in_person', '2026-09-25 14:31:57+00', '2026-09-25', 597, 326, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-080291', '565bf87a-56b4-33a1-d436-185848d20d66', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 10, 1, 8, 3, 1),
	(64, 'phone', '2026-09-25 15:36:55+00', '2026-09-25', 147, 627, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-080378', '45fcdc6d-f4df-fdc4-7db4-86c4d2b2293d', '4b958065-2e19-0573-e5dc-46e96b6368ae', '2026-11-21 15:00:00+00', 33, 2, 1, 24, 5, 1),
	(65, 'messaging', '2026-09-25 15:36:55+00', '2026-09-25', 218, 745, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-080379', '67650196-883f-77a3-493f-1c063762e0d9', '4b958065-2e19-0573-e5dc-46e96b6368ae', '2026-11-21 15:00:00+00', 33, 3, 1, NULL, 5, 1),
	(66, 'in_person', '2026-09-25 17:12:16+00', '2026-09-25', 810, 294, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080476', 'c0585420-1de2-9cc8-e186-000cdfaaf261', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 5, 1, 17, 4, 1),
	(67, 'in_person', '2026-09-25 17:18:39+00', '2026-09-25', 3839, 217, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-080481', '5195611f-ef93-fb11-8869-b3e10384a93c', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 6, 1, 18, 4, 1),
	(68, 'in_person', '2026-09-25 17:54:49+00', '2026-09-25', NULL, 634, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-080505', '356024e7-2114-5f05-533b-d105eb48ecdc', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 7, 1, 14, 4, 1),
	(69, 'in_person', '2026-09-25 18:31:10+00', '2026-09-25', 75, 124, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080528', 'a90d62b3-4442-837d-fed8-9e02deb96afa', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 9, 1, 19, 4, 1),
	(70, 'app', '2026-09-26 15:07:37+00', '2026-09-26', NULL, 569, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-080650', 'd3ee2351-4da2-f589-82e8-4acd255162f8', 'f1bff9d0-20af-30a2-bba5-239abf0d3284', '2026-11-21 15:00:00+00', 13, 11, 1, NULL, 4, 1),
	(71, 'web', '2026-09-26 16:25:24+00', '2026-09-26', NULL, 1394, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-080715', '9854859b-0e66-1aae-7aa0-244d255a72b6', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 1, 1, NULL, 3, 1),
	(72, 'phone', '2026-09-26 16:25:24+00', '2026-09-26', 86, 273, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080716', 'fe631a23-2211-f2e3-3c6b-2ddb72fac159', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 2, 1, 9, 3, 1),
	(73, 'phone', '2026-09-27 12:51:40+00', '2026-09-27', NULL, 176, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-080801', '77e3f913-706b-7ff5-ed7d-4cf5ab860058', 'fea82575-801e-b158-2f59-e737b3320320', '2026-11-21 15:00:00+00', 11, 12, 1, 12, 3, 1),
	(74, 'web', '2026-09-27 17:02:32+00', '2026-09-27', NULL, 607, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-080885', 'f2c7f4bd-df8d-9f48-0dab-bc91a0b7cdd5', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 1, 1, NULL, 5, 1),
	(75, 'phone', '2026-09-27 17:02:32+00', '2026-09-27', 29, 430, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080886', 'cda12eb3-9c83-5aa8-6b0b-fe4b73c785dc', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 2, 1, 25, 5, 1),
	(76, 'messaging', '2026-09-27 17:02:32+00', '2026-09-27', 142, 1055, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-080887', 'b36c7e2a-365e-09f0-f03e-2287ca31ef12', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 3, 1, NULL, 5, 1),
	(77, 'app', '2026-09-28 17:06:02+00', '2026-09-28', NULL, 112, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-081151', '5920bd06-6865-3d5c-4e57-3ab92ae8179b', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 11, 1, NULL, 4, 1),
	(78, 'phone', '2026-09-28 17:06:02+00', '2026-09-28', NULL, 795, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081152', 'c525e641-8f37-163e-500e-894f3dbe940f', 'b1c41c8f-35ff-80de-7345-4cdf49c66380', '2026-11-21 15:00:00+00', 15, 12, 1, 15, 4, 1),
	(79, 'in_person', '2026-09-28 17:15:05+00', '2026-09-28', 180, 1190, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-081160', '94ab1d39-0a46-2cee-bbec-69e104939c82', '247378e1-c895-1ef5-bfe8-91c3689672e6', '2026-11-21 15:00:00+00', NULL, 5, 1, 8, 3, 1),
	(80, 'phone', '2026-09-28 17:21:05+00', '2026-09-28', 50, 94, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-081167', '211d7b03-08b1-5b4f-b918-74bae413d9e7', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 2, 1, 21, 5, 1),
	(81, 'messaging', '2026-09-28 17:21:05+00', '2026-09-28', 159, 996, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-081168', '641aa4fd-bf79-6b96-7ec2-95a8a04836f6', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 3, 1, NULL, 5, 1),
	(82, 'letter', '2026-09-28 18:20:44+00', '2026-09-28', NULL, 688, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-081220', '1d7bbc25-dbc1-47b5-a00b-652f321a6fd0', '247378e1-c895-1ef5-bfe8-91c3689672e6', '2026-11-21 15:00:00+00', NULL, 8, 1, 13, 3, 1),
	(83, 'in_person', '2026-09-29 15:47:54+00', '2026-09-29', 1379, 913, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081393', '950c70c4-1d8c-7ee9-abd4-dfc3c30c1bf7', '4b958065-2e19-0573-e5dc-46e96b6368ae', '2026-11-21 15:00:00+00', 33, 6, 1, 22, 5, 1),
	(84, 'in_person', '2026-09-29 16:23:52+00', '2026-09-29', NULL, 91, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-081424', 'cf4171f6-2d13-cd47-8dbd-a5b012212493', '4b958065-2e19-0573-e5dc-46e96b6368ae', '2026-11-21 15:00:00+00', 33, 7, 1, 25, 5, 1),
	(85, 'in_person', '2026-09-29 17:18:05+00', '2026-09-29', 408, 636, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-081457', 'ce2d34e5-c67a-f99c-4c45-227683f2de58', '4b958065-2e19-0573-e5dc-46e96b6368ae', '2026-11-21 15:00:00+00', 33, 10, 1, 21, 5, 1),
	(86, 'sign', '2026-09-30 14:07:24+00', '2026-09-30', NULL, 1480, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-081553', 'ae13cb79-e301-70ad-6f3c-c8865450d357', 'd5ba9af2-52c6-2717-2f67-a005bf2c2897', '2026-11-21 15:00:00+00', 1, 4, 1, NULL, 5, 1),
	(87, 'in_person', '2026-09-30 14:11:57+00', '2026-09-30', 153, 1085, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081559', '25cd1466-6c09-e6a2-bbf4-ba1a752dc749', 'd5ba9af2-52c6-2717-2f67-a005bf2c2897', '2026-11-21 15:00:00+00', 1, 5, 1, 20, 5, 1),
	(88, 'in_person', '2026-09-30 14:15:59+00', '2026-09-30', 1268, 451, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-081566', '31bb6a3e-5884-0228-4721-eeff9299a07e', 'd5ba9af2-52c6-2717-2f67-a005bf2c2897', '2026-11-21 15:00:00+00', 1, 6, 1, 21, 5, 1),
	(89, 'letter', '2026-09-30 15:18:36+00', '2026-09-30', NULL, 67, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081603', '41bf1504-4c6b-33c3-5e24-ce64795e7343', 'd5ba9af2-52c6-2717-2f67-a005bf2c2897', '2026-11-21 15:00:00+00', 1, 8, 1, 23, 5, 1),
	(90, 'in_person', '2026-09-30 15:30:06+00', '2026-09-30', 81, 407, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-081608', 'bdc19b62-5f2e-76dc-d5df-f24fbb1b70ed', 'd5ba9af2-52c6-2717-2f67-a005bf2c2897', '2026-11-21 15:00:00+00', 1, 9, 1, 24, 5, 1),
	(91, 'sign', '2026-09-30 16:25:51+00', '2026-09-30', NULL, 314, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081657', 'b6591ccb-d9bc-1957-f6bc-bc916c01dd77', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 4, 1, NULL, 3, 1),
	(92, 'in_person', '2026-09-30 16:29:43+00', '2026-09-30', 183, 545, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-081661', 'cdd906c6-8069-eb6e-cec7-0adbec50ba4a', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 5, 1, 8, 3, 1),
	(93, 'in_person', '2026-09-30 16:37:06+00', '2026-09-30', 1061, 74, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-081668', 'bff041c0-d63f-433c-3479-9fc61783bb9b', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 6, 1, 11, 3, 1),
	(94, 'in_person', '2026-09-30 17:12:55+00', '2026-09-30', NULL, 1143, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-081698', 'f8b86cb9-fe7d-4641-b6b3-63b18ef72810', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 7, 1, 11, 3, 1),
	(95, 'letter', '2026-09-30 17:36:08+00', '2026-09-30', NULL, 1344, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081712', '4f0233f3-d32f-d211-9334-3da6bd030d7f', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 8, 1, 11, 3, 1),
	(96, 'in_person', '2026-09-30 18:06:34+00', '2026-09-30', 364, 879, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081729', '009af5cb-4676-41be-cea9-b81442bcb058', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 10, 1, 12, 3, 1),
	(97, 'web', '2026-10-01 15:46:27+00', '2026-10-01', NULL, 635, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081900', '800acd44-fff5-fe4c-b486-1d6a10a5f471', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 1, 1, NULL, 6, 1),
	(98, 'phone', '2026-10-01 15:46:27+00', '2026-10-01', 76, 1129, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-081901', '65000a95-c540-9fc5-01c6-f922b11e76d5', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 2, 1, 31, 6, 1),
	(99, 'messaging', '2026-10-01 15:46:27+00', '2026-10-01', 96, 361, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-081902', '548a8e84-d429-7f7f-8a47-3d006359dd6e', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 3, 1, NULL, 6, 1),
	(100, 'in_person', '2026-10-01 17:06:21+00', '2026-10-01', 683, 1430, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082004', '23a9662c-ebbb-da76-ff28-8f9451222971', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 5, 1, 23, 5, 1);
INSERT INTO public.encounters_encounter VALUES
	(101, 'app', '2026-10-01 17:08:28+00', '2026-10-01', NULL, 327, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-082007', 'f86a62fc-cb4e-1aef-a9fd-33234ac7a341', '247378e1-c895-1ef5-bfe8-91c3689672e6', '2026-11-21 15:00:00+00', NULL, 11, 1, NULL, 3, 1),
	(102, 'in_person', '2026-10-01 17:49:56+00', '2026-10-01', NULL, 855, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-082038', 'f9a0aea7-e493-f3e9-a5da-0d432389b2a8', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 7, 1, 21, 5, 1),
	(103, 'letter', '2026-10-01 18:12:46+00', '2026-10-01', NULL, 754, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-082054', 'b85d92ba-fe7d-3b50-c0fd-0d460e4bb3b9', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 8, 1, 20, 5, 1),
	(104, 'in_person', '2026-10-01 18:26:36+00', '2026-10-01', 152, 1488, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082062', '88576e11-10ae-2bfb-afcc-f5b6ef19fdc7', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 9, 1, 23, 5, 1),
	(105, 'in_person', '2026-10-01 18:42:19+00', '2026-10-01', 271, 448, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-082072', 'f1e0c49c-671b-1389-aa67-747c1caedf5e', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 10, 1, 25, 5, 1),
	(106, 'web', '2026-10-02 14:08:00+00', '2026-10-02', NULL, 844, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082158', 'e82e854b-f5ca-2202-5ab8-6c086497e7ff', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 1, 1, NULL, 6, 1),
	(107, 'in_person', '2026-10-02 17:27:37+00', '2026-10-02', 213, 428, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082356', '5ce72d14-fef6-2005-ac38-efa6e10dab68', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 5, 1, 22, 5, 1),
	(108, 'in_person', '2026-10-02 17:30:00+00', '2026-10-02', 1169, 1037, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082359', '57557901-357e-8fad-ecc2-ab92cbc03804', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 6, 1, 25, 5, 1),
	(109, 'web', '2026-10-02 18:01:42+00', '2026-10-02', NULL, 313, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-082386', '81059d7a-dc02-37dd-7d43-9500a64c812a', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 1, 1, NULL, 5, 1),
	(110, 'phone', '2026-10-02 18:01:42+00', '2026-10-02', 105, 414, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082387', '339f8912-6851-0fa8-bda1-e949da2ee2c0', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 2, 1, 20, 5, 1),
	(111, 'in_person', '2026-10-02 18:09:12+00', '2026-10-02', NULL, 1169, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-082393', '3167c6f7-c00a-c796-e114-28c7dac22f33', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 7, 1, 20, 5, 1),
	(112, 'letter', '2026-10-02 18:31:39+00', '2026-10-02', NULL, 1133, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082403', 'f85569cc-decf-bbdf-16ad-f2ec67bc3208', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 8, 1, 23, 5, 1),
	(113, 'in_person', '2026-10-02 18:45:30+00', '2026-10-02', 98, 765, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-082411', 'a8861a0a-5052-a9a6-2924-70eeb64767ce', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 9, 1, 22, 5, 1),
	(114, 'in_person', '2026-10-02 19:01:53+00', '2026-10-02', 830, 1431, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082419', '7a3fff24-4360-06b2-ab8a-bc9e81f0c640', '7994a4a8-8ca9-82c6-1179-be2ae71e38c0', '2026-11-21 15:00:00+00', 48, 10, 1, 23, 5, 1),
	(115, 'app', '2026-10-03 16:25:24+00', '2026-10-03', NULL, 1436, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-082570', '840efaa7-a168-59d3-db18-4e0b25581cf9', '51c6b38d-7427-aea4-facc-d4404cb1a385', '2026-11-21 15:00:00+00', 50, 11, 1, NULL, 3, 1),
	(116, 'phone', '2026-10-03 19:44:21+00', '2026-10-03', 63, 350, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-082647', 'b9654c9c-a4b7-6b4b-39e8-e64674893bf9', 'a2fed1b0-b32e-7677-5e32-f34b42a95b35', '2026-11-21 15:00:00+00', NULL, 2, 1, 27, 6, 1),
	(117, 'app', '2026-10-04 17:02:32+00', '2026-10-04', NULL, 65, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082732', '239e9f82-8108-9208-c61a-d05cce39cf81', 'e4f8cb8a-0924-5b92-f4c8-47814cb33044', '2026-11-21 15:00:00+00', 6, 11, 1, NULL, 5, 1),
	(118, 'web', '2026-10-04 19:44:21+00', '2026-10-04', NULL, 1300, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082768', '51e2b996-3a27-324e-63b5-136bdc7411de', 'a2fed1b0-b32e-7677-5e32-f34b42a95b35', '2026-11-21 15:00:00+00', NULL, 1, 1, NULL, 6, 1),
	(119, 'messaging', '2026-10-05 14:04:47+00', '2026-10-05', 158, 69, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082796', '252ea6cd-e61b-571f-c5e3-17562e302909', '87e953ad-f183-276d-9f10-a85cbf957a21', '2026-11-21 15:00:00+00', 10, 3, 1, NULL, 4, 1),
	(120, 'sign', '2026-10-05 15:46:24+00', '2026-10-05', NULL, 296, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-082895', 'ab2b04d2-7807-5a83-e071-aa99a4b44b42', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 4, 1, NULL, 6, 1),
	(121, 'in_person', '2026-10-05 15:59:10+00', '2026-10-05', 963, 1174, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-082915', 'f8a50b1e-d967-0324-cd42-ab446e48856a', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 6, 1, 28, 6, 1),
	(122, 'in_person', '2026-10-05 17:11:48+00', '2026-10-05', 161, 759, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-083006', '804d4f78-9aaa-f36a-d19f-d570d8ccbcfe', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 9, 1, 27, 6, 1),
	(123, 'in_person', '2026-10-05 17:29:53+00', '2026-10-05', 499, 245, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083027', '5b7ae729-8c85-bdec-db10-0bb2c07bac2a', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 10, 1, 26, 6, 1),
	(124, 'phone', '2026-10-05 20:30:38+00', '2026-10-05', 84, 1195, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-083146', '5f3d0dad-ec92-a130-75e4-5c74251ca4d9', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 2, 1, 21, 5, 1),
	(125, 'messaging', '2026-10-05 20:30:38+00', '2026-10-05', 47, 205, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-083147', '5307564f-d42d-e447-5254-a04181ac20b2', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 3, 1, NULL, 5, 1),
	(126, 'sign', '2026-10-06 14:09:11+00', '2026-10-06', NULL, 864, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-083177', 'f458d298-218f-9e0e-6f84-3ae366a32e36', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 4, 1, NULL, 6, 1),
	(127, 'in_person', '2026-10-06 14:13:51+00', '2026-10-06', 289, 215, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-083179', 'a69c9097-f552-44b1-43fb-797323edc0e3', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 5, 1, 26, 6, 1),
	(128, 'in_person', '2026-10-06 14:18:42+00', '2026-10-06', 1276, 938, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-083181', '25bf5da9-b0f4-c4cc-5674-168bf962d029', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 6, 1, 31, 6, 1),
	(129, 'in_person', '2026-10-06 14:55:55+00', '2026-10-06', NULL, 924, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-083205', 'b6d3c07a-0aad-efe8-658b-1dd7da80eaf4', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 7, 1, 31, 6, 1),
	(130, 'letter', '2026-10-06 15:18:32+00', '2026-10-06', NULL, 253, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', '', 'demo', 'clinics-083223', '69211de5-c697-9293-7a6b-1c02fa657a21', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 8, 1, 26, 6, 1),
	(131, 'in_person', '2026-10-06 15:31:46+00', '2026-10-06', 241, 1397, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083242', '3c41394f-5641-b729-d7e5-dadc382aa28f', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 9, 1, 30, 6, 1),
	(132, 'in_person', '2026-10-06 15:50:22+00', '2026-10-06', 1000, 1005, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', '', 'demo', 'clinics-083262', '62f9c77a-6811-a200-108d-2e76a91885c6', '2564cd40-cb5c-7ee7-b1df-b7df77f9349e', '2026-11-21 15:00:00+00', NULL, 10, 1, 29, 6, 1),
	(133, 'sign', '2026-10-06 18:01:08+00', '2026-10-06', NULL, 1406, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-083408', '60558ab3-91c4-89d9-3a09-4fbea59caeb9', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 4, 1, NULL, 5, 1),
	(134, 'in_person', '2026-10-06 18:09:11+00', '2026-10-06', 286, 1394, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-083416', '12738da0-7d9e-5cef-2800-0088aa739e6b', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 5, 1, 22, 5, 1),
	(135, 'in_person', '2026-10-06 18:13:39+00', '2026-10-06', 1106, 593, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-083422', '7908fc1e-6b70-5159-95e3-3f25daebe32f', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 6, 1, 20, 5, 1),
	(136, 'in_person', '2026-10-06 18:49:01+00', '2026-10-06', NULL, 1489, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Llamó después para saber cómo seguía.', '', 'demo', 'clinics-083443', '92dcbb42-4c40-d8bd-8b40-eb46e404472f', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 7, 1, 25, 5, 1),
	(137, 'in_person', '2026-10-06 19:26:32+00', '2026-10-06', 179, 370, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083457', 'f061467a-df92-12ef-3a04-a735bb40ffc5', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 9, 1, 24, 5, 1),
	(138, 'in_person', '2026-10-07 19:55:49+00', '2026-10-07', 2103, 1130, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-083667', 'eebc38e1-4c78-0197-add2-3a9a9d0bc1e4', 'a2fed1b0-b32e-7677-5e32-f34b42a95b35', '2026-11-21 15:00:00+00', NULL, 6, 1, 31, 6, 1),
	(139, 'in_person', '2026-10-07 21:27:17+00', '2026-10-07', 448, 651, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083680', '585f8ee1-30a0-1c60-769a-cbfa4184cd6a', 'a2fed1b0-b32e-7677-5e32-f34b42a95b35', '2026-11-21 15:00:00+00', NULL, 10, 1, 31, 6, 1),
	(140, 'web', '2026-10-08 14:58:59+00', '2026-10-08', NULL, 967, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-083747', 'cb6fdb0d-4e12-4d5b-583c-daa77cc51075', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 1, 1, NULL, 3, 1),
	(141, 'phone', '2026-10-08 14:58:59+00', '2026-10-08', 93, 622, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083748', '1eb9b79d-385e-fc36-7714-0634903dadc9', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 2, 1, 11, 3, 1),
	(142, 'messaging', '2026-10-08 14:58:59+00', '2026-10-08', 712, 975, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-083749', '6cd599f4-7422-875c-e6a7-3fea685f42c5', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 3, 1, NULL, 3, 1),
	(143, 'app', '2026-10-08 15:46:27+00', '2026-10-08', NULL, 575, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-083790', 'b7ac3507-dc14-8461-83cb-e2a7edffb913', 'a1e9b0d1-cde0-21e3-dc9a-31b39756da42', '2026-11-21 15:00:00+00', 36, 11, 1, NULL, 6, 1),
	(144, 'in_person', '2026-10-09 13:42:11+00', '2026-10-09', 226, 872, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084043', '07f306e9-21c8-e3d0-bb60-3db0e986ab21', '83c8af0a-abd9-ff68-5b8d-d49dea27a3ab', '2026-11-21 15:00:00+00', 12, 5, 1, 9, 3, 1),
	(145, 'in_person', '2026-10-09 13:48:52+00', '2026-10-09', 1803, 1085, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-084045', 'c7d71a3d-68ee-c640-19f8-f9ba4972b44a', '83c8af0a-abd9-ff68-5b8d-d49dea27a3ab', '2026-11-21 15:00:00+00', 12, 6, 1, 8, 3, 1),
	(146, 'sign', '2026-10-09 14:04:39+00', '2026-10-09', NULL, 1144, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084055', '286a7f58-9abe-4c18-8b42-a00090144ee2', '87e953ad-f183-276d-9f10-a85cbf957a21', '2026-11-21 15:00:00+00', 10, 4, 1, NULL, 4, 1),
	(147, 'letter', '2026-10-09 14:49:13+00', '2026-10-09', NULL, 152, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-084095', '97f0a59d-7f6e-b06c-a796-4c5cb3921d35', '83c8af0a-abd9-ff68-5b8d-d49dea27a3ab', '2026-11-21 15:00:00+00', 12, 8, 1, 12, 3, 1),
	(148, 'letter', '2026-10-09 15:16:29+00', '2026-10-09', NULL, 1150, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-084124', 'f05385a0-96a4-e6c4-f971-bda84b839ce4', '87e953ad-f183-276d-9f10-a85cbf957a21', '2026-11-21 15:00:00+00', 10, 8, 1, 17, 4, 1),
	(149, 'in_person', '2026-10-09 15:18:07+00', '2026-10-09', 490, 1076, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Todo claro, rápido y con una sonrisa.', 'demo', 'clinics-084125', '86259da7-72f7-18fb-f7c2-e26a4a34e753', '83c8af0a-abd9-ff68-5b8d-d49dea27a3ab', '2026-11-21 15:00:00+00', 12, 10, 1, 11, 3, 1),
	(150, 'in_person', '2026-10-09 15:27:06+00', '2026-10-09', 409, 693, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', 'Nadie avisó que había demora.', 'demo', 'clinics-084128', 'afcf1b74-4e83-bc35-3a25-40d88b1ced52', '87e953ad-f183-276d-9f10-a85cbf957a21', '2026-11-21 15:00:00+00', 10, 9, 1, 19, 4, 1);
INSERT INTO public.encounters_encounter VALUES
	(151, 'app', '2026-10-09 18:01:42+00', '2026-10-09', NULL, 206, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Resolvió en el primer contacto.', '', 'demo', 'clinics-084255', 'd198b2c5-f84c-37ae-1e98-266ecc2153d2', '92576bc2-2593-cc76-6135-c4b1c0f3ec63', '2026-11-21 15:00:00+00', 42, 11, 1, NULL, 5, 1),
	(152, 'web', '2026-10-09 18:18:59+00', '2026-10-09', NULL, 1468, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Resolvieron en diez minutos lo que yo creía que tomaría la mañana.', 'demo', 'clinics-084264', '64b7ff12-9e84-8d09-c52e-8a14eecffbcc', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 1, 1, NULL, 4, 1),
	(153, 'phone', '2026-10-09 18:18:59+00', '2026-10-09', 28, 1209, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084265', '69045bfd-9947-3908-dc0e-9b3997b2e6aa', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 2, 1, 14, 4, 1),
	(154, 'sign', '2026-10-09 20:31:05+00', '2026-10-09', NULL, 559, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084333', '7e31fc9e-eca5-ce53-cb8f-2be0a1bf05e4', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 4, 1, NULL, 5, 1),
	(155, 'in_person', '2026-10-09 20:36:54+00', '2026-10-09', 91, 300, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084334', 'dda2b4fa-96f3-83a0-cb4b-0d230bd322b1', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 5, 1, 20, 5, 1),
	(156, 'in_person', '2026-10-09 20:41:44+00', '2026-10-09', 4064, 1191, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084335', '1a66ae13-4ffd-3b99-c391-c421d87d0dd1', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 6, 1, 22, 5, 1),
	(157, 'in_person', '2026-10-09 21:18:55+00', '2026-10-09', NULL, 462, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-084345', 'f2cf2015-ed5e-232c-1921-173a75c17518', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 7, 1, 23, 5, 1),
	(158, 'letter', '2026-10-09 21:42:44+00', '2026-10-09', NULL, 1431, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-084347', 'bfe6a05e-1af5-970e-b24a-1ec32318dbb5', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 8, 1, 22, 5, 1),
	(159, 'in_person', '2026-10-09 21:55:26+00', '2026-10-09', 150, 1419, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084348', 'a290da83-b314-fae0-a888-d417bf9784ce', 'd624b4e8-1c98-7d2e-89f8-165db9930161', '2026-11-21 15:00:00+00', 38, 9, 1, 24, 5, 1),
	(160, 'sign', '2026-10-10 16:27:25+00', '2026-10-10', NULL, 646, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-084461', '733a9f04-1e08-a513-51b7-a0ce15729575', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 4, 1, NULL, 5, 1),
	(161, 'in_person', '2026-10-10 16:38:49+00', '2026-10-10', 573, 412, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-084465', 'bc1141f3-8687-de8c-4a19-021dd327f61e', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 6, 1, 21, 5, 1),
	(162, 'in_person', '2026-10-10 17:13:14+00', '2026-10-10', NULL, 1041, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-084479', 'ad1b6e65-4fed-3e5f-c767-144c43403e8a', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 7, 1, 21, 5, 1),
	(163, 'letter', '2026-10-10 17:38:45+00', '2026-10-10', NULL, 197, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-084486', '8c739800-ffcd-4903-6d4d-dbcf8fe69181', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 8, 1, 23, 5, 1),
	(164, 'in_person', '2026-10-10 18:08:49+00', '2026-10-10', 364, 429, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084496', '512d8711-ba79-e697-8604-646d67434ab5', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 10, 1, 20, 5, 1),
	(165, 'phone', '2026-10-11 13:36:25+00', '2026-10-11', NULL, 892, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084554', '9ada8e8d-b9ce-5088-ad40-abb4396d84eb', '83c8af0a-abd9-ff68-5b8d-d49dea27a3ab', '2026-11-21 15:00:00+00', 12, 12, 1, 8, 3, 1),
	(166, 'phone', '2026-10-11 14:04:47+00', '2026-10-11', NULL, 153, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-084556', '6d634804-ba23-7a90-b568-fb672bbede2c', '87e953ad-f183-276d-9f10-a85cbf957a21', '2026-11-21 15:00:00+00', 10, 12, 1, 19, 4, 1),
	(167, 'messaging', '2026-10-11 17:09:29+00', '2026-10-11', 392, 1323, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084607', '77264568-7960-dd35-efce-70311add5050', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 3, 1, NULL, 4, 1),
	(168, 'sign', '2026-10-12 14:58:49+00', '2026-10-12', NULL, 1322, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084712', 'eabcd803-7c67-34a7-ad1b-0d2e14aeb6b0', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 4, 1, NULL, 3, 1),
	(169, 'in_person', '2026-10-12 15:06:04+00', '2026-10-12', 498, 515, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-084723', 'c98b8d1a-bf42-6dc7-a834-fb2c14468ef3', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 5, 1, 10, 3, 1),
	(170, 'in_person', '2026-10-12 15:09:03+00', '2026-10-12', 767, 976, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-084727', 'ccf729bd-8623-bca4-365b-72f1e909d15e', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 6, 1, 12, 3, 1),
	(171, 'in_person', '2026-10-12 15:47:59+00', '2026-10-12', NULL, 486, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084767', '9d8a2035-4fe5-3ec0-e42a-250d94b1fa89', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 7, 1, 12, 3, 1),
	(172, 'letter', '2026-10-12 16:11:17+00', '2026-10-12', NULL, 288, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084806', '11db0290-2857-955c-38c4-3fbcd0a8cd90', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 8, 1, 13, 3, 1),
	(173, 'in_person', '2026-10-12 16:39:42+00', '2026-10-12', 231, 1254, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-084838', 'babbb9db-7fe1-bd98-98b2-2b6d893ba34b', 'cf49ce5a-a205-674d-686d-b920ca23b454', '2026-11-21 15:00:00+00', 2, 10, 1, 8, 3, 1),
	(174, 'web', '2026-10-12 18:19:21+00', '2026-10-12', NULL, 938, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Atienden como si les diera igual.', 'demo', 'clinics-084928', '515c99cd-a1e2-b57c-d248-95fdfe81024a', 'fea9fece-ede2-e248-d900-a70d4f6b1d1e', '2026-11-21 15:00:00+00', 14, 1, 1, NULL, 3, 1),
	(175, 'messaging', '2026-10-12 18:19:21+00', '2026-10-12', 284, 1124, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-084929', 'a10f37da-83ff-c5d3-4cf1-a3836423a8f4', 'fea9fece-ede2-e248-d900-a70d4f6b1d1e', '2026-11-21 15:00:00+00', 14, 3, 1, NULL, 3, 1),
	(176, 'app', '2026-10-13 16:25:56+00', '2026-10-13', NULL, 801, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085160', '096d5075-0b4c-17fc-2b77-bb5c072490ba', 'eb55eabb-bcd3-fe37-7bff-f3effc753610', '2026-11-21 15:00:00+00', 43, 11, 1, NULL, 5, 1),
	(177, 'sign', '2026-10-13 18:21:06+00', '2026-10-13', NULL, 609, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085229', '182eb321-6d63-6168-16e7-f36daa65dc99', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 4, 1, NULL, 4, 1),
	(178, 'in_person', '2026-10-13 18:23:26+00', '2026-10-13', 322, 936, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085231', 'c5bed3ac-b721-2be7-8886-4e150531dca2', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 5, 1, 17, 4, 1),
	(179, 'in_person', '2026-10-13 19:07:29+00', '2026-10-13', NULL, 89, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Resolvió en el primer contacto.', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'clinics-085254', 'bc466087-f03b-308a-ad4a-4e5734415185', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 7, 1, 14, 4, 1),
	(180, 'letter', '2026-10-13 19:30:51+00', '2026-10-13', NULL, 1184, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085266', 'f1c3b410-8aad-bea1-0719-fb898be18fb0', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 8, 1, 18, 4, 1),
	(181, 'in_person', '2026-10-13 19:44:39+00', '2026-10-13', 691, 456, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085270', 'c27efccc-8ce4-ab6f-f6ae-b2060c37c3d7', 'b85363f8-4901-306b-9677-a06dcbb65c4f', '2026-11-21 15:00:00+00', NULL, 9, 1, 18, 4, 1),
	(182, 'web', '2026-10-15 13:17:54+00', '2026-10-15', NULL, 923, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-085558', '66733191-d978-fdbc-a444-9b1e036aca4f', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 1, 1, NULL, 5, 1),
	(183, 'messaging', '2026-10-15 13:17:54+00', '2026-10-15', 117, 599, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-085559', '2b1f6eae-7e90-c833-f88e-cb533f0ed897', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 3, 1, NULL, 5, 1),
	(184, 'sign', '2026-10-15 17:10:02+00', '2026-10-15', NULL, 359, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085786', '89f31fe6-0618-ab56-fa9a-0aa51c7a0d91', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 4, 1, NULL, 4, 1),
	(185, 'in_person', '2026-10-15 17:14:06+00', '2026-10-15', 153, 724, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-085795', 'faebbc4a-5198-ef2c-a7b6-eee85dd75cb5', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 5, 1, 15, 4, 1),
	(186, 'messaging', '2026-10-15 17:14:26+00', '2026-10-15', 255, 1111, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085796', '0c75fd7d-dd6e-4b37-e889-db2417a3dbba', '98fc68ab-d6cf-7f28-3cdb-0d11f5a41ce3', '2026-11-21 15:00:00+00', 3, 3, 1, NULL, 5, 1),
	(187, 'in_person', '2026-10-15 17:23:35+00', '2026-10-15', 1926, 542, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-085802', '0967ac4a-4a28-51a9-336b-01852b1cbd87', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 6, 1, 15, 4, 1),
	(188, 'in_person', '2026-10-15 17:57:28+00', '2026-10-15', NULL, 142, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085821', '6370872f-a803-8331-2110-17650ba0e544', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 7, 1, 18, 4, 1),
	(189, 'in_person', '2026-10-15 18:34:56+00', '2026-10-15', 500, 1156, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-085845', '0bd88d0b-ea54-e754-4270-8f15df923f7f', 'b959ed9f-3c25-0d4a-4c0b-c31872e38774', '2026-11-21 15:00:00+00', 28, 9, 1, 19, 4, 1),
	(190, 'phone', '2026-10-16 15:19:43+00', '2026-10-16', 106, 965, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-086004', '8593c616-1ab9-d45b-cfe2-8e3a1049eae7', 'ef6908f3-6687-9ed0-72cf-fa72a69b2425', '2026-11-21 15:00:00+00', 30, 2, 1, 22, 5, 1),
	(191, 'in_person', '2026-10-16 18:24:10+00', '2026-10-16', 181, 186, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-086157', 'b410f239-96bf-9e64-94e1-8e563f8c0e6b', 'fea9fece-ede2-e248-d900-a70d4f6b1d1e', '2026-11-21 15:00:00+00', 14, 5, 1, 10, 3, 1),
	(192, 'in_person', '2026-10-16 18:32:15+00', '2026-10-16', 1694, 357, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-086161', 'e4b4b638-7893-a115-584a-d46cb1345679', 'fea9fece-ede2-e248-d900-a70d4f6b1d1e', '2026-11-21 15:00:00+00', 14, 6, 1, 13, 3, 1),
	(193, 'phone', '2026-10-17 15:53:53+00', '2026-10-17', 151, 848, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-086284', 'af17bf84-cb45-ce2a-b560-25fc7f46ca47', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 2, 1, 16, 4, 1),
	(194, 'messaging', '2026-10-17 15:53:53+00', '2026-10-17', 294, 171, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086285', 'c1f15f9e-eaff-2024-619c-c929dafd04d4', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 3, 1, NULL, 4, 1),
	(195, 'messaging', '2026-10-18 15:46:37+00', '2026-10-18', 89, 1085, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086441', '92573a8f-27be-06bb-6bd5-c9ead820e942', 'eea43333-1402-4ce2-3ec6-d92b319f2277', '2026-11-21 15:00:00+00', 19, 3, 1, NULL, 5, 1),
	(196, 'in_person', '2026-10-19 13:23:11+00', '2026-10-19', 127, 1307, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-086482', 'b1d013be-df6c-d429-072c-f40fe125849f', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 5, 1, 24, 5, 1),
	(197, 'in_person', '2026-10-19 13:28:59+00', '2026-10-19', 1108, 779, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086484', 'c006845c-14ae-e424-f9bb-fb1ffd0615c9', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 6, 1, 21, 5, 1),
	(198, 'in_person', '2026-10-19 14:06:47+00', '2026-10-19', NULL, 407, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-086510', 'f312ffe4-fcae-4f81-cf88-4e7aa2b11e59', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 7, 1, 25, 5, 1),
	(199, 'letter', '2026-10-19 14:31:00+00', '2026-10-19', NULL, 1108, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086545', '04e5c63f-62f7-bca2-e07e-b943c0a2cb76', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 8, 1, 20, 5, 1),
	(200, 'in_person', '2026-10-19 14:42:58+00', '2026-10-19', 181, 203, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086558', '9e5f74ae-0bb7-75e7-9a05-23b88c5d06f1', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 9, 1, 23, 5, 1);
INSERT INTO public.encounters_encounter VALUES
	(201, 'in_person', '2026-10-19 15:01:30+00', '2026-10-19', 1134, 508, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', 'La persona que me atendió se interesó de verdad por mi caso.', 'demo', 'clinics-086575', '0f37b943-3ca0-9c3a-8d49-e53fd95499fe', '8c45ce54-504a-bcf6-bba2-166f11a4bfa7', '2026-11-21 15:00:00+00', 44, 10, 1, 21, 5, 1),
	(202, 'in_person', '2026-10-19 16:39:15+00', '2026-10-19', 172, 762, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-086685', '7034d9fd-3560-3d49-1215-47cba2ba0993', 'b1ab9d8c-6fc5-f165-785e-4aebf8a5487d', '2026-11-21 15:00:00+00', 39, 5, 1, 23, 5, 1),
	(203, 'in_person', '2026-10-19 17:18:11+00', '2026-10-19', 569, 172, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-086719', '98c371fc-a671-754f-11e9-08c98ae3e46e', '98fc68ab-d6cf-7f28-3cdb-0d11f5a41ce3', '2026-11-21 15:00:00+00', 3, 5, 1, 23, 5, 1),
	(204, 'in_person', '2026-10-19 17:22:08+00', '2026-10-19', NULL, 88, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-086723', 'fbd84369-f848-ff18-8b2b-7504adc7a421', 'b1ab9d8c-6fc5-f165-785e-4aebf8a5487d', '2026-11-21 15:00:00+00', 39, 7, 1, 21, 5, 1),
	(205, 'in_person', '2026-10-19 17:26:56+00', '2026-10-19', 417, 195, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-086727', '8bc76730-ece1-b183-89e9-5989ab2110aa', '98fc68ab-d6cf-7f28-3cdb-0d11f5a41ce3', '2026-11-21 15:00:00+00', 3, 6, 1, 22, 5, 1),
	(206, 'in_person', '2026-10-19 17:56:03+00', '2026-10-19', 327, 1013, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-086755', '88c957e6-d8cd-17a0-63a7-96c04da021f1', 'b1ab9d8c-6fc5-f165-785e-4aebf8a5487d', '2026-11-21 15:00:00+00', 39, 9, 1, 24, 5, 1),
	(207, 'in_person', '2026-10-19 18:16:59+00', '2026-10-19', 258, 596, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-086766', '7aa2de5b-a02d-e83c-f81b-2df8d5d24ec4', 'b1ab9d8c-6fc5-f165-785e-4aebf8a5487d', '2026-11-21 15:00:00+00', 39, 10, 1, 24, 5, 1),
	(208, 'letter', '2026-10-19 18:27:01+00', '2026-10-19', NULL, 1393, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-086779', '1f24049e-baea-2206-8b06-292e80f35a32', '98fc68ab-d6cf-7f28-3cdb-0d11f5a41ce3', '2026-11-21 15:00:00+00', 3, 8, 1, 25, 5, 1),
	(209, 'in_person', '2026-10-19 18:38:31+00', '2026-10-19', 69, 770, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', '', 'demo', 'clinics-086795', 'e91d7be8-801f-3b3f-2091-94d0ecef60a0', '98fc68ab-d6cf-7f28-3cdb-0d11f5a41ce3', '2026-11-21 15:00:00+00', 3, 9, 1, 22, 5, 1),
	(210, 'sign', '2026-10-20 15:20:43+00', '2026-10-20', NULL, 407, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-086980', 'e617acf6-54ad-ee96-e741-deb1e6aef11c', 'ef6908f3-6687-9ed0-72cf-fa72a69b2425', '2026-11-21 15:00:00+00', 30, 4, 1, NULL, 5, 1),
	(211, 'in_person', '2026-10-20 15:30:44+00', '2026-10-20', 1985, 355, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-086992', 'c2b9f60d-e5e3-d1b2-c192-7b32954037fe', 'ef6908f3-6687-9ed0-72cf-fa72a69b2425', '2026-11-21 15:00:00+00', 30, 6, 1, 20, 5, 1),
	(212, 'in_person', '2026-10-20 16:42:49+00', '2026-10-20', 107, 977, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-087067', 'b3bd79ca-7614-9533-6a5e-4f46ae4d4250', 'ef6908f3-6687-9ed0-72cf-fa72a69b2425', '2026-11-21 15:00:00+00', 30, 9, 1, 24, 5, 1),
	(213, 'web', '2026-10-20 16:49:16+00', '2026-10-20', NULL, 622, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-087076', '21a51438-159e-390a-1095-aac5771c8afc', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 1, 1, NULL, 3, 1),
	(214, 'phone', '2026-10-20 16:49:16+00', '2026-10-20', 70, 1298, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-087077', 'a4c9e0d2-958c-5ea1-6add-0a63cb3bfdad', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 2, 1, 13, 3, 1),
	(215, 'messaging', '2026-10-20 16:49:16+00', '2026-10-20', 94, 62, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-087078', '5929687d-5643-b524-14ed-c98a1227091c', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 3, 1, NULL, 3, 1),
	(216, 'in_person', '2026-10-20 17:01:13+00', '2026-10-20', 747, 1481, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-087089', 'f9499d28-66ef-6ce6-0d33-1846b31db7e3', 'ef6908f3-6687-9ed0-72cf-fa72a69b2425', '2026-11-21 15:00:00+00', 30, 10, 1, 21, 5, 1),
	(217, 'in_person', '2026-10-21 16:00:34+00', '2026-10-21', 239, 744, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-087267', '70c7cd96-08fe-5dfb-6329-18ca594b9635', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 5, 1, 18, 4, 1),
	(218, 'in_person', '2026-10-21 16:04:33+00', '2026-10-21', 923, 910, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-087271', '1dbda322-c10c-f33b-e8b3-1fa3f2e5ae4d', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 6, 1, 16, 4, 1),
	(219, 'letter', '2026-10-21 17:04:09+00', '2026-10-21', NULL, 572, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-087303', '5dfba9c5-fb57-845d-db8d-c34c74aed917', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 8, 1, 14, 4, 1),
	(220, 'in_person', '2026-10-21 17:17:45+00', '2026-10-21', 247, 222, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-087313', '7668efac-6fd2-3229-c222-45da8afa6350', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 9, 1, 15, 4, 1),
	(221, 'in_person', '2026-10-21 17:36:49+00', '2026-10-21', 625, 153, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-087327', 'b8a71785-94c2-c53d-3c23-a72f3d5bd54c', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 10, 1, 15, 4, 1),
	(222, 'messaging', '2026-10-22 15:37:55+00', '2026-10-22', 155, 533, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-087535', '0a8c5d75-f980-e78a-8722-3daecc51636b', '14628c5e-7ba4-aaae-5ea2-f6a3dbf3a4ef', '2026-11-21 15:00:00+00', 26, 3, 1, NULL, 4, 1),
	(223, 'in_person', '2026-10-22 15:53:32+00', '2026-10-22', 153, 238, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-087556', '6b840d80-0a6f-f251-37ba-e4dd91e639d5', 'eea43333-1402-4ce2-3ec6-d92b319f2277', '2026-11-21 15:00:00+00', 19, 5, 1, 25, 5, 1),
	(224, 'app', '2026-10-22 16:32:52+00', '2026-10-22', NULL, 561, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-087583', '4c9ffa8b-c6bb-88bb-4b0f-5385cbeb5926', 'b1ab9d8c-6fc5-f165-785e-4aebf8a5487d', '2026-11-21 15:00:00+00', 39, 11, 1, NULL, 5, 1),
	(225, 'letter', '2026-10-22 17:00:29+00', '2026-10-22', NULL, 793, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', '', 'demo', 'clinics-087610', 'd6297bb1-c15c-0a5d-82b5-01ec497a0b5f', 'eea43333-1402-4ce2-3ec6-d92b319f2277', '2026-11-21 15:00:00+00', 19, 8, 1, 20, 5, 1),
	(226, 'in_person', '2026-10-22 17:09:35+00', '2026-10-22', 330, 772, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-087618', '76b3c5aa-fae6-323b-0664-c0cfe23fa4d5', 'eea43333-1402-4ce2-3ec6-d92b319f2277', '2026-11-21 15:00:00+00', 19, 9, 1, 20, 5, 1),
	(227, 'messaging', '2026-10-23 16:09:07+00', '2026-10-23', 77, 363, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-087868', '570f756f-b579-0651-c3cb-e966394f8dbb', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 3, 1, NULL, 3, 1),
	(228, 'app', '2026-10-24 15:53:53+00', '2026-10-24', NULL, 408, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088120', '6111fd0d-682b-ae21-c6f4-8b94b0cda07d', 'ffa21680-5899-d127-d2a9-d089cf052477', '2026-11-21 15:00:00+00', 45, 11, 1, NULL, 4, 1),
	(229, 'web', '2026-10-24 16:23:58+00', '2026-10-24', NULL, 353, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088148', '04a631b7-cae3-cb1f-5cd9-abfdc600548b', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 1, 1, NULL, 6, 1),
	(230, 'phone', '2026-10-24 16:23:58+00', '2026-10-24', 106, 1406, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-088149', 'a2e27e89-40ef-e767-e51d-ea5564dafa99', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 2, 1, 31, 6, 1),
	(231, 'sign', '2026-10-24 16:50:16+00', '2026-10-24', NULL, 1065, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-088160', 'ea72cca1-e365-a18d-6d25-4694e8796ea1', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 4, 1, NULL, 3, 1),
	(232, 'in_person', '2026-10-24 17:35:03+00', '2026-10-24', NULL, 312, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Muy amables, hasta me acompañaron a la puerta.', 'demo', 'clinics-088186', 'cf824f85-dfb8-3c7e-30c0-a1aeb3231383', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 7, 1, 9, 3, 1),
	(233, 'letter', '2026-10-24 18:03:32+00', '2026-10-24', NULL, 1208, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-088193', 'fffc44ef-680b-4b66-8708-32eba11d290b', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 8, 1, 12, 3, 1),
	(234, 'phone', '2026-10-26 12:51:53+00', '2026-10-26', 60, 1005, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088303', 'f0fc1672-6bff-4f4e-1965-78ec5687cb42', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 2, 1, 20, 5, 1),
	(235, 'phone', '2026-10-26 16:49:16+00', '2026-10-26', NULL, 1413, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-088501', '80d81590-7a26-bb2d-866b-b8f8ff9d0022', '6b4ae9a7-a4ce-5813-c8c5-d15d80a8552d', '2026-11-21 15:00:00+00', 47, 12, 1, 13, 3, 1),
	(236, 'in_person', '2026-10-26 17:01:22+00', '2026-10-26', 215, 559, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Resolvió en el primer contacto.', '', 'demo', 'clinics-088509', '0ed5dab3-f761-f974-4ed1-259c328fd513', '14628c5e-7ba4-aaae-5ea2-f6a3dbf3a4ef', '2026-11-21 15:00:00+00', 26, 9, 1, 14, 4, 1),
	(237, 'in_person', '2026-10-26 17:18:53+00', '2026-10-26', 776, 704, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-088531', '2811dd55-4e0d-4f43-e21b-baf7d2a5a06d', '14628c5e-7ba4-aaae-5ea2-f6a3dbf3a4ef', '2026-11-21 15:00:00+00', 26, 10, 1, 15, 4, 1),
	(238, 'web', '2026-10-26 17:26:27+00', '2026-10-26', NULL, 164, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-088539', 'd600096f-930f-d7a1-07d2-f5107e651f80', '8a7867bd-e237-32d2-9068-355411cb4ca0', '2026-11-21 15:00:00+00', 37, 1, 1, NULL, 4, 1),
	(239, 'sign', '2026-10-27 16:08:58+00', '2026-10-27', NULL, 292, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-088751', '76867da2-a8e8-7cad-10a6-74c176e44a73', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 4, 1, NULL, 3, 1),
	(240, 'in_person', '2026-10-27 16:15:32+00', '2026-10-27', 235, 972, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Llamó después para saber cómo seguía.', '', 'demo', 'clinics-088759', '51459eaf-6733-4a1a-8aeb-0b9d02fa4fd8', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 5, 1, 11, 3, 1),
	(241, 'in_person', '2026-10-27 16:20:45+00', '2026-10-27', 1047, 967, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-088764', 'b4f4ebea-c4ea-944d-3f40-4167bdc9a166', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 6, 1, 10, 3, 1),
	(242, 'in_person', '2026-10-27 16:59:00+00', '2026-10-27', NULL, 1262, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088791', '4f0873cb-19f6-1440-e1f3-e2aedf2ff31c', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 7, 1, 13, 3, 1),
	(243, 'in_person', '2026-10-27 17:33:12+00', '2026-10-27', 928, 268, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-088823', '24bff3aa-6792-d86c-0db7-08beee73fc68', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 9, 1, 8, 3, 1),
	(244, 'in_person', '2026-10-27 17:49:44+00', '2026-10-27', 355, 1229, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-088835', 'c5782d94-41d2-e697-c62d-ea4d513665f4', 'b41167e3-9d47-c81d-8f31-776c8d84604a', '2026-11-21 15:00:00+00', 16, 10, 1, 13, 3, 1),
	(245, 'sign', '2026-10-28 14:20:58+00', '2026-10-28', NULL, 1226, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088915', '9393cb9b-7fab-7dae-6222-bf471dde4db1', '396fb124-7e3e-0b5e-65f2-de24db8317b3', '2026-11-21 15:00:00+00', 7, 4, 1, NULL, 5, 1),
	(246, 'in_person', '2026-10-28 14:23:45+00', '2026-10-28', 133, 1297, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-088916', '458c7d3c-9b96-0640-edb1-4a6d3d7aca6d', '396fb124-7e3e-0b5e-65f2-de24db8317b3', '2026-11-21 15:00:00+00', 7, 5, 1, 23, 5, 1),
	(247, 'in_person', '2026-10-28 14:33:15+00', '2026-10-28', 858, 1335, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', '', 'demo', 'clinics-088921', '05b8c674-7bc7-370e-e26c-a8b7cd0219ce', '396fb124-7e3e-0b5e-65f2-de24db8317b3', '2026-11-21 15:00:00+00', 7, 6, 1, 20, 5, 1),
	(248, 'in_person', '2026-10-28 15:10:04+00', '2026-10-28', NULL, 1242, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-088955', '056053b1-0123-a0ed-108a-7fcbd721cef0', '396fb124-7e3e-0b5e-65f2-de24db8317b3', '2026-11-21 15:00:00+00', 7, 7, 1, 24, 5, 1),
	(249, 'sign', '2026-10-28 16:22:36+00', '2026-10-28', NULL, 485, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-089027', 'e9f24bb1-7de3-45d6-1246-73560ebe7f7a', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 4, 1, NULL, 6, 1),
	(250, 'in_person', '2026-10-28 16:29:44+00', '2026-10-28', 180, 667, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-089036', '3766520f-2e61-e1a3-48ea-1bb83738b868', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 5, 1, 30, 6, 1);
INSERT INTO public.encounters_encounter VALUES
	(251, 'in_person', '2026-10-28 16:35:27+00', '2026-10-28', 793, 550, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-089041', '644b32d4-d259-48c8-5ef7-428f946328d2', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 6, 1, 31, 6, 1),
	(252, 'in_person', '2026-10-28 17:48:06+00', '2026-10-28', 200, 407, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-089084', '8f02a1f7-cb4d-24c8-e697-45a6ec31b22c', '2432acb1-003d-cecf-09bb-f5949e4b6808', '2026-11-21 15:00:00+00', 23, 9, 1, 31, 6, 1),
	(253, 'sign', '2026-10-29 16:30:46+00', '2026-10-29', NULL, 588, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-089295', 'a144fb00-9912-615c-c795-14f37245f5d0', '46c510b4-0114-1f5a-e4d0-073b0a9ad4cc', '2026-11-21 15:00:00+00', 41, 4, 1, NULL, 5, 1),
	(254, 'in_person', '2026-10-29 16:42:24+00', '2026-10-29', 1332, 209, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-089304', '56a7c14b-7274-2fb1-d534-b5a8e8112600', '46c510b4-0114-1f5a-e4d0-073b0a9ad4cc', '2026-11-21 15:00:00+00', 41, 6, 1, 22, 5, 1),
	(255, 'in_person', '2026-10-29 17:17:52+00', '2026-10-29', NULL, 123, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-089322', '28fa3dc4-02ec-9841-87b9-7d3db7f3b554', '46c510b4-0114-1f5a-e4d0-073b0a9ad4cc', '2026-11-21 15:00:00+00', 41, 7, 1, 20, 5, 1),
	(256, 'in_person', '2026-10-29 17:55:48+00', '2026-10-29', 120, 361, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-089345', 'bda485c0-d899-a9bd-bbd1-bb23dee3dfd2', '46c510b4-0114-1f5a-e4d0-073b0a9ad4cc', '2026-11-21 15:00:00+00', 41, 9, 1, 22, 5, 1),
	(257, 'in_person', '2026-10-29 18:13:01+00', '2026-10-29', 1151, 1027, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-089350', '1471cfa4-cf43-1693-5c1c-0ab0f6d2245d', '46c510b4-0114-1f5a-e4d0-073b0a9ad4cc', '2026-11-21 15:00:00+00', 41, 10, 1, 24, 5, 1),
	(258, 'in_person', '2026-10-30 12:57:22+00', '2026-10-30', 220, 465, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-089395', 'bdfe3976-4da4-8d54-83bf-08c61194eaf7', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 5, 1, 24, 5, 1),
	(259, 'in_person', '2026-10-30 13:05:56+00', '2026-10-30', 744, 596, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-089397', '9ffeb15a-6688-344d-d643-501c43f30e7c', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 6, 1, 23, 5, 1),
	(260, 'in_person', '2026-10-30 13:40:07+00', '2026-10-30', NULL, 154, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', 'Muy amables, hasta me acompañaron a la puerta.', 'demo', 'clinics-089426', '7bd06447-1e85-3ecd-ce99-93074fd92246', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 7, 1, 20, 5, 1),
	(261, 'letter', '2026-10-30 14:02:16+00', '2026-10-30', NULL, 953, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-089442', '3d4e3f7c-9d36-880b-8d45-048b326c3f7b', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 8, 1, 21, 5, 1),
	(262, 'in_person', '2026-10-30 14:16:41+00', '2026-10-30', 274, 179, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-089461', '05f7b782-d281-f045-4240-c75034d4e323', 'ff40f323-ed02-f31f-0e45-5beb11d08cf7', '2026-11-21 15:00:00+00', 32, 9, 1, 25, 5, 1),
	(263, 'messaging', '2026-10-30 14:31:34+00', '2026-10-30', 235, 509, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-089476', 'bd0b7be0-db64-147d-300a-a080aa047f02', '953a98ce-51bb-e491-1409-acb190a556c0', '2026-11-21 15:00:00+00', 29, 3, 1, NULL, 4, 1),
	(264, 'in_person', '2026-10-30 17:31:05+00', '2026-10-30', 104, 402, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-089667', '5c340082-32fb-36d7-ea05-037f38710acb', '8a7867bd-e237-32d2-9068-355411cb4ca0', '2026-11-21 15:00:00+00', 37, 5, 1, 15, 4, 1),
	(265, 'letter', '2026-10-30 18:36:44+00', '2026-10-30', NULL, 591, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-089712', '15b857ea-561c-843d-e9d5-db60b8324b85', '8a7867bd-e237-32d2-9068-355411cb4ca0', '2026-11-21 15:00:00+00', 37, 8, 1, 17, 4, 1),
	(266, 'in_person', '2026-10-30 18:49:38+00', '2026-10-30', 344, 230, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-089725', 'a2502913-7096-060d-695b-a4ff3cb44bfa', '8a7867bd-e237-32d2-9068-355411cb4ca0', '2026-11-21 15:00:00+00', 37, 9, 1, 18, 4, 1),
	(267, 'messaging', '2026-10-31 14:30:48+00', '2026-10-31', 184, 1477, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-089810', '43a5a043-48a9-532b-d0dc-909967007556', '31758e04-4f2e-e144-b7b5-fde5b53c6d94', '2026-11-21 15:00:00+00', 35, 3, 1, NULL, 4, 1),
	(268, 'web', '2026-11-01 13:57:27+00', '2026-11-01', NULL, 951, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-089992', '794fd066-7989-9d88-7c33-ad9f95d4dd89', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 1, 1, NULL, 3, 1),
	(269, 'messaging', '2026-11-01 13:57:27+00', '2026-11-01', 274, 132, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'La persona que me atendió se interesó de verdad por mi caso.', 'demo', 'clinics-089993', 'd7d73237-0d1c-dbdd-33d9-bc34d0a10263', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 3, 1, NULL, 3, 1),
	(270, 'web', '2026-11-02 14:04:53+00', '2026-11-02', NULL, 477, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-090112', '19f5629d-5068-7bbb-c147-08369f44606e', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 1, 1, NULL, 4, 1),
	(271, 'phone', '2026-11-02 14:04:53+00', '2026-11-02', 28, 1145, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090113', '1d4bf318-6c29-71df-f8eb-eccb84cfc8f0', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 2, 1, 15, 4, 1),
	(272, 'messaging', '2026-11-02 14:04:53+00', '2026-11-02', 242, 514, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090114', '356b48d9-ea91-0195-f032-a3908f77e063', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 3, 1, NULL, 4, 1),
	(273, 'in_person', '2026-11-03 14:37:26+00', '2026-11-03', 296, 758, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090517', '22e92b7c-f20c-c53b-80ce-e41d156bf1e3', '953a98ce-51bb-e491-1409-acb190a556c0', '2026-11-21 15:00:00+00', 29, 5, 1, 18, 4, 1),
	(274, 'in_person', '2026-11-03 14:42:36+00', '2026-11-03', 3134, 1344, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090520', '3ecc03e4-41c7-b4ed-301e-c43497cdc924', '953a98ce-51bb-e491-1409-acb190a556c0', '2026-11-21 15:00:00+00', 29, 6, 1, 16, 4, 1),
	(275, 'in_person', '2026-11-03 15:17:49+00', '2026-11-03', NULL, 989, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-090556', '65decbfd-29e2-bba8-e3df-0c5d9749a1bf', '953a98ce-51bb-e491-1409-acb190a556c0', '2026-11-21 15:00:00+00', 29, 7, 1, 19, 4, 1),
	(276, 'letter', '2026-11-03 15:42:37+00', '2026-11-03', NULL, 1090, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-090572', 'ae5f81dc-aae7-52bc-92b0-32df5be38757', '953a98ce-51bb-e491-1409-acb190a556c0', '2026-11-21 15:00:00+00', 29, 8, 1, 14, 4, 1),
	(277, 'phone', '2026-11-04 13:40:00+00', '2026-11-04', 217, 786, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'clinics-090720', '15f0e4fb-ed05-b46d-35a4-bf911eb025b5', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 2, 1, 24, 5, 1),
	(278, 'in_person', '2026-11-04 14:43:39+00', '2026-11-04', 673, 119, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-090740', '125aed19-f6ac-9fa5-d838-98e66f6c52d3', '31758e04-4f2e-e144-b7b5-fde5b53c6d94', '2026-11-21 15:00:00+00', 35, 6, 1, 16, 4, 1),
	(279, 'in_person', '2026-11-04 15:18:53+00', '2026-11-04', NULL, 360, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090759', 'fdc2a5b2-18b7-72f8-0ffc-b424ef06affe', '31758e04-4f2e-e144-b7b5-fde5b53c6d94', '2026-11-21 15:00:00+00', 35, 7, 1, 18, 4, 1),
	(280, 'in_person', '2026-11-04 15:55:07+00', '2026-11-04', 495, 1190, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-090795', 'f70d71c6-91d8-a445-52f1-9aa6ee736d8b', '31758e04-4f2e-e144-b7b5-fde5b53c6d94', '2026-11-21 15:00:00+00', 35, 9, 1, 16, 4, 1),
	(281, 'web', '2026-11-05 13:40:00+00', '2026-11-05', NULL, 470, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090966', '3464d6a5-0688-521a-67da-80e1cc9fd3de', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 1, 1, NULL, 5, 1),
	(282, 'messaging', '2026-11-05 13:40:00+00', '2026-11-05', 152, 314, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090967', '7501d55f-f5a4-27a8-a0b7-c40d06570801', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 3, 1, NULL, 5, 1),
	(283, 'in_person', '2026-11-05 14:03:10+00', '2026-11-05', 177, 1319, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-090980', 'f89df5c6-89ae-aab7-97a8-f9c15a60412e', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 5, 1, 12, 3, 1),
	(284, 'in_person', '2026-11-05 14:45:08+00', '2026-11-05', NULL, 1083, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-091010', '19f47019-1bdb-49f8-fed5-57bd330a927f', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 7, 1, 13, 3, 1),
	(285, 'in_person', '2026-11-05 15:21:42+00', '2026-11-05', 168, 701, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091042', '2cecab06-4235-97b7-82d9-d1940bac1681', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 9, 1, 11, 3, 1),
	(286, 'in_person', '2026-11-05 15:38:54+00', '2026-11-05', 211, 103, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091061', '2fba4f53-3ebb-f5d0-ed82-0ad82c5fbb3a', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 10, 1, 13, 3, 1),
	(287, 'messaging', '2026-11-05 16:41:20+00', '2026-11-05', 112, 1350, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Resolvieron en diez minutos lo que yo creía que tomaría la mañana.', 'demo', 'clinics-091122', 'be4acd65-7bf8-11c1-8dee-4d1f6992ec9b', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 3, 1, NULL, 4, 1),
	(288, 'sign', '2026-11-06 14:04:53+00', '2026-11-06', NULL, 1263, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091279', '245bdac1-18be-9985-9ab4-f668751c7f51', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 4, 1, NULL, 4, 1),
	(289, 'in_person', '2026-11-06 14:17:12+00', '2026-11-06', 2379, 818, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091287', 'b3e9fd1e-58b8-afde-9fde-5073657b3933', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 6, 1, 16, 4, 1),
	(290, 'in_person', '2026-11-06 14:52:37+00', '2026-11-06', NULL, 314, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091327', '5e714eb8-42ed-c625-3c0a-5dfe8a56bf32', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 7, 1, 16, 4, 1),
	(291, 'letter', '2026-11-06 15:17:21+00', '2026-11-06', NULL, 706, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091350', '588b4e10-7c73-8f9c-4946-0870900ec71f', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 8, 1, 14, 4, 1),
	(292, 'in_person', '2026-11-06 15:28:03+00', '2026-11-06', 393, 557, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Trato muy cálido.', '', 'demo', 'clinics-091359', '2a632ae9-8594-b4a9-a6dd-eb2940449a69', 'a61e1264-f9d2-6896-c452-de2a350a4d54', '2026-11-21 15:00:00+00', 25, 9, 1, 16, 4, 1),
	(293, 'web', '2026-11-06 16:00:11+00', '2026-11-06', NULL, 476, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-091381', 'cf091a06-2cd0-4e11-e49f-e1d19c22b170', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 1, 1, NULL, 3, 1),
	(294, 'messaging', '2026-11-06 16:00:11+00', '2026-11-06', 158, 351, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091382', '3e08886c-741c-3ea1-c59a-c14b6b9c5323', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 3, 1, NULL, 3, 1),
	(295, 'messaging', '2026-11-07 15:50:26+00', '2026-11-07', 72, 363, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-091576', '0f7491a6-d14b-03ab-8bd3-0234f4100154', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 3, 1, NULL, 3, 1),
	(296, 'app', '2026-11-08 13:57:27+00', '2026-11-08', NULL, 1442, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091674', '79d992da-e6f4-5d61-f091-47d2b06365ac', '6519e9d8-f5b4-27f7-1376-715ff9a07f2b', '2026-11-21 15:00:00+00', 17, 11, 1, NULL, 3, 1),
	(297, 'messaging', '2026-11-08 17:46:58+00', '2026-11-08', 143, 659, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'clinics-091736', '75021f36-0865-11bc-8c76-19008983f65e', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 3, 1, NULL, 3, 1),
	(298, 'in_person', '2026-11-09 13:45:25+00', '2026-11-09', 152, 194, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-091776', '88b47068-de7f-5b2c-5389-a27a93120e71', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 5, 1, 20, 5, 1),
	(299, 'in_person', '2026-11-09 13:49:29+00', '2026-11-09', 1500, 1225, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091779', 'ddd89fd0-811e-a495-e415-ac6989273ae5', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 6, 1, 22, 5, 1),
	(300, 'in_person', '2026-11-09 14:28:08+00', '2026-11-09', NULL, 422, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091818', '20886e0a-f70e-57bd-1ba4-64f41d895ddc', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 7, 1, 24, 5, 1);
INSERT INTO public.encounters_encounter VALUES
	(301, 'letter', '2026-11-09 14:52:21+00', '2026-11-09', NULL, 619, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-091848', '33530814-42cf-044d-f0be-fb989c43444e', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 8, 1, 24, 5, 1),
	(302, 'in_person', '2026-11-09 15:03:19+00', '2026-11-09', 190, 281, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-091864', '76944d54-5077-a707-d085-49348a7c041a', '2a7cf50b-a062-ea54-4d58-ef5605eda818', '2026-11-21 15:00:00+00', 4, 9, 1, 21, 5, 1),
	(303, 'sign', '2026-11-09 16:42:25+00', '2026-11-09', NULL, 140, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Muy amables, hasta me acompañaron a la puerta.', 'demo', 'clinics-091974', '3c1bfb61-9429-3eee-b087-b776f9ff559f', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 4, 1, NULL, 4, 1),
	(304, 'in_person', '2026-11-09 16:48:25+00', '2026-11-09', 130, 947, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091981', 'cce7c525-a68b-3f25-f0ae-7ad43f3fcba5', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 5, 1, 19, 4, 1),
	(305, 'in_person', '2026-11-09 16:53:33+00', '2026-11-09', 1636, 751, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-091988', 'e01d87e0-5f2c-bee6-c138-7db324479377', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 6, 1, 16, 4, 1),
	(306, 'in_person', '2026-11-09 17:27:37+00', '2026-11-09', NULL, 858, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-092015', '52270c57-7161-212d-da62-40a10dfc386e', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 7, 1, 19, 4, 1),
	(307, 'letter', '2026-11-09 17:53:55+00', '2026-11-09', NULL, 163, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-092034', '8eaad6ff-ca47-d808-b5de-dcfb8b3d69ca', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 8, 1, 16, 4, 1),
	(308, 'in_person', '2026-11-09 18:05:04+00', '2026-11-09', 231, 711, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092038', '9a826980-c337-c97d-c577-ffc9f9474428', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 9, 1, 18, 4, 1),
	(309, 'in_person', '2026-11-09 18:09:23+00', '2026-11-09', 192, 966, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-092045', '9ab9277e-dfb0-54cf-a911-6544c4ff162f', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 5, 1, 15, 4, 1),
	(310, 'in_person', '2026-11-09 18:23:21+00', '2026-11-09', 1646, 332, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092053', '1b74c79f-bc00-6d32-faad-139d204dd7b7', '35ebc64e-2a11-2c4a-d95b-37a20b07b6e2', '2026-11-21 15:00:00+00', 27, 10, 1, 14, 4, 1),
	(311, 'in_person', '2026-11-09 18:53:15+00', '2026-11-09', NULL, 1269, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092069', 'c443160f-391c-9cd9-1101-44e0c3f65c5e', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 7, 1, 18, 4, 1),
	(312, 'letter', '2026-11-09 19:18:00+00', '2026-11-09', NULL, 1022, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092085', '8041dd75-7d97-9d94-2681-1484d47d5965', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 8, 1, 18, 4, 1),
	(313, 'in_person', '2026-11-09 19:29:05+00', '2026-11-09', 252, 1184, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092091', 'b2471ad2-1dae-ac51-cc01-08c053fb0fde', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 9, 1, 16, 4, 1),
	(314, 'in_person', '2026-11-09 19:45:49+00', '2026-11-09', 1538, 1380, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092102', '38c457dc-675e-b48a-8b89-44d0b93f997f', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 10, 1, 16, 4, 1),
	(315, 'sign', '2026-11-10 15:59:54+00', '2026-11-10', NULL, 603, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-092219', '516288f6-1f3e-a368-f769-e4551a591f01', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 4, 1, NULL, 3, 1),
	(316, 'in_person', '2026-11-10 16:05:42+00', '2026-11-10', 268, 947, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-092230', 'b4bc9c3f-dbae-6485-d569-f9b0a8cbe973', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 5, 1, 13, 3, 1),
	(317, 'in_person', '2026-11-10 16:13:13+00', '2026-11-10', 3696, 254, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092238', '6dc281d4-8306-a92f-96c4-e4b1b4d83345', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 6, 1, 13, 3, 1),
	(318, 'in_person', '2026-11-10 16:47:16+00', '2026-11-10', NULL, 1444, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-092270', 'd83d913a-aece-cea8-ddf6-9547dd148f77', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 7, 1, 13, 3, 1),
	(319, 'letter', '2026-11-10 17:13:42+00', '2026-11-10', NULL, 408, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092284', '54c9f6e1-5b64-6cbf-466f-9ff6229a34bf', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 8, 1, 9, 3, 1),
	(320, 'in_person', '2026-11-10 17:43:26+00', '2026-11-10', 769, 1437, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092301', 'a8cfb6ec-ae5f-8b51-7582-2846ff534c6f', 'd41f7d8b-c10d-bb30-d631-908f16e58861', '2026-11-21 15:00:00+00', 34, 10, 1, 11, 3, 1),
	(321, 'sign', '2026-11-11 15:50:24+00', '2026-11-11', NULL, 941, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-092456', 'be4aa877-bb82-fe9c-50aa-2b2ed1a93600', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 4, 1, NULL, 3, 1),
	(322, 'in_person', '2026-11-11 15:56:15+00', '2026-11-11', 225, 193, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-092457', '01b7d731-609a-8f2f-3bdc-d5977e54bd4b', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 5, 1, 11, 3, 1),
	(323, 'in_person', '2026-11-11 16:01:42+00', '2026-11-11', 3128, 1277, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092466', 'd6d4e921-7217-f324-fcb6-d5bd86ff6808', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 6, 1, 11, 3, 1),
	(324, 'in_person', '2026-11-11 16:37:31+00', '2026-11-11', NULL, 679, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092484', 'e5b6c766-6554-8412-e55a-1c62080dcabb', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 7, 1, 10, 3, 1),
	(325, 'letter', '2026-11-11 17:02:54+00', '2026-11-11', NULL, 1325, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-092495', '52f47da8-ee31-ea10-2cc2-370a5805dc71', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 8, 1, 13, 3, 1),
	(326, 'in_person', '2026-11-11 17:15:48+00', '2026-11-11', 127, 1006, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092502', '55ea17ee-e4b6-b111-3553-9e5e4be5b6ee', '9fbd66c8-f8f9-d518-ff41-a034dfd80542', '2026-11-21 15:00:00+00', 8, 9, 1, 12, 3, 1),
	(327, 'messaging', '2026-11-12 14:14:42+00', '2026-11-12', 347, 619, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-092601', '4d792bbe-4147-5c8e-03db-4fa19a731a9b', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 3, 1, NULL, 4, 1),
	(328, 'sign', '2026-11-12 17:47:40+00', '2026-11-12', NULL, 880, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092775', 'c913bb5f-861d-fe94-6914-227c868cbda9', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 4, 1, NULL, 3, 1),
	(329, 'in_person', '2026-11-12 17:52:55+00', '2026-11-12', 193, 1233, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092778', '26095e0b-53f3-7971-3f65-d96d8c31b72f', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 5, 1, 9, 3, 1),
	(330, 'in_person', '2026-11-12 17:59:09+00', '2026-11-12', 558, 1446, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092780', '8690ad8f-a080-2d20-8630-33ef142ecd1b', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 6, 1, 11, 3, 1),
	(331, 'app', '2026-11-12 18:05:39+00', '2026-11-12', NULL, 405, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-092786', '4fc69123-a13a-f05f-dbc0-957f2a596102', 'a6a2112a-6f06-b4c3-6ac4-674142dd4009', '2026-11-21 15:00:00+00', NULL, 11, 1, NULL, 4, 1),
	(332, 'in_person', '2026-11-12 18:35:23+00', '2026-11-12', NULL, 787, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-092800', '1daed984-500c-9b0d-5540-d9d31d4975f9', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 7, 1, 10, 3, 1),
	(333, 'letter', '2026-11-12 19:00:54+00', '2026-11-12', NULL, 172, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092812', 'a643ea31-916d-9d08-62d6-3337f181db49', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 8, 1, 8, 3, 1),
	(334, 'in_person', '2026-11-12 19:10:03+00', '2026-11-12', 237, 1019, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-092818', '36475a59-149f-da91-d503-9caa21549353', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 9, 1, 12, 3, 1),
	(335, 'in_person', '2026-11-12 19:29:57+00', '2026-11-12', 1472, 761, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-092826', '41966aac-449d-2624-c82b-54c3d7cae44e', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 10, 1, 10, 3, 1),
	(336, 'phone', '2026-11-13 13:53:07+00', '2026-11-13', 168, 374, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-092882', 'ff179159-2d38-4d6a-053a-4b16feedad5c', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 2, 1, 15, 4, 1),
	(337, 'messaging', '2026-11-13 13:53:07+00', '2026-11-13', 129, 694, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-092883', 'cb965338-2988-1bc6-56fd-2921f60d581f', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 3, 1, NULL, 4, 1),
	(338, 'web', '2026-11-13 17:46:58+00', '2026-11-13', NULL, 843, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-093060', '22637ba3-6a21-9487-a25e-055c4ad2b378', '6d6c13ac-fcaf-f4d5-6ef2-14a0fdffb7c1', '2026-11-21 15:00:00+00', NULL, 13, 1, 12, 3, 1),
	(339, 'web', '2026-11-14 14:14:24+00', '2026-11-14', NULL, 137, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093160', 'd61cc2fb-b7b2-5117-913a-fb21000da5a0', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 1, 1, NULL, 3, 1),
	(340, 'phone', '2026-11-14 14:14:24+00', '2026-11-14', 110, 416, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-093161', 'fa9c9d1b-037f-bc31-5ed9-ad9eecbdd17c', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 2, 1, 12, 3, 1),
	(341, 'web', '2026-11-15 13:59:47+00', '2026-11-15', NULL, 1342, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093323', 'c62f3fa5-2611-0e90-de7e-87cd99b201de', '80b4fad6-9ac1-55aa-3e72-8dcccd4f4cfe', '2026-11-21 15:00:00+00', NULL, 1, 1, NULL, 5, 1),
	(342, 'phone', '2026-11-15 20:37:45+00', '2026-11-15', 276, 771, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-093417', '60a0ce6b-92d1-290d-46d4-1dfa02f07123', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 2, 1, 14, 4, 1),
	(343, 'in_person', '2026-11-16 14:25:26+00', '2026-11-16', 3613, 286, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-093480', 'bad86d0c-29b8-082b-f9cd-b32b4c5d493b', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 6, 1, 14, 4, 1),
	(382, 'sign', '2026-09-15 21:13:44+00', '2026-09-15', 824, 210, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-044648', '396e7446-5e1e-05cc-9f7a-5d9d78bd0d62', 'ce3aa49e-ff5d-2a79-4c27-924355525bd9', '2026-11-21 15:00:00+00', 58, 18, 1, 34, 8, 2),
	(344, 'in_person', '2026-11-16 15:00:52+00', '2026-11-16', NULL, 466, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-093514', 'acf75608-0ab2-3deb-82bb-4181e1de9dad', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 7, 1, 14, 4, 1),
	(345, 'letter', '2026-11-16 15:26:35+00', '2026-11-16', NULL, 321, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-093536', '07bd822e-1855-220d-f25b-54818e8f07d5', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 8, 1, 14, 4, 1),
	(346, 'in_person', '2026-11-16 15:38:12+00', '2026-11-16', 274, 779, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093552', '4e1c7a82-f27a-c205-1bd6-b896695259d1', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 9, 1, 16, 4, 1),
	(347, 'in_person', '2026-11-16 15:57:21+00', '2026-11-16', 1079, 458, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093570', 'a3446a0b-60ec-aeef-784c-c2efaa433880', 'da913d84-579f-b5fe-ee05-c0ccab76ff73', '2026-11-21 15:00:00+00', 24, 10, 1, 17, 4, 1),
	(348, 'in_person', '2026-11-16 17:35:05+00', '2026-11-16', 202, 1472, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'La persona que me atendió se interesó de verdad por mi caso.', 'demo', 'clinics-093658', 'bee0a47f-baa3-e957-a725-36561e194b26', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 5, 1, 23, 5, 1),
	(349, 'in_person', '2026-11-16 17:38:00+00', '2026-11-16', 1085, 1380, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-093662', 'fd12d334-8a35-bd48-5e06-9c2a9241a36b', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 6, 1, 23, 5, 1);
INSERT INTO public.encounters_encounter VALUES
	(350, 'in_person', '2026-11-16 18:13:45+00', '2026-11-16', NULL, 912, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-093690', 'b5834d0f-d98e-9890-bb82-65b77f7a2f55', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 7, 1, 20, 5, 1),
	(351, 'letter', '2026-11-16 18:37:17+00', '2026-11-16', NULL, 963, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-093707', '221f8450-f675-f460-438d-ef52ae63eb34', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 8, 1, 20, 5, 1),
	(352, 'in_person', '2026-11-16 18:49:46+00', '2026-11-16', 84, 407, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093716', 'ec990344-ff23-cc58-fa9d-e670f5a8b40a', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 9, 1, 24, 5, 1),
	(353, 'in_person', '2026-11-16 19:07:59+00', '2026-11-16', 323, 150, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093725', '2a17a60b-d5fd-40d9-1214-30cfd26c2273', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 10, 1, 22, 5, 1),
	(354, 'sign', '2026-11-17 13:53:11+00', '2026-11-17', NULL, 830, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'clinics-093796', '5d8367b6-c0c5-c4f6-983c-1438ae1f32bb', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 4, 1, NULL, 4, 1),
	(355, 'in_person', '2026-11-17 14:04:53+00', '2026-11-17', 2632, 906, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Demasiada espera para tan poca atención.', 'demo', 'clinics-093801', '91cc7f64-a241-ac46-5717-7b45912f23fd', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 6, 1, 18, 4, 1),
	(356, 'letter', '2026-11-17 15:06:00+00', '2026-11-17', NULL, 189, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093841', 'bc9a0784-d1a0-6018-daf2-1160082f31a0', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 8, 1, 17, 4, 1),
	(357, 'in_person', '2026-11-17 15:18:40+00', '2026-11-17', 257, 1141, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-093851', '57305e3f-ddf4-c24d-5a41-eacf02f6854c', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 9, 1, 14, 4, 1),
	(358, 'sign', '2026-11-18 14:11:28+00', '2026-11-18', NULL, 514, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093995', '54416890-c7c4-6d03-cfed-fe2bb9903e70', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 4, 1, NULL, 3, 1),
	(359, 'in_person', '2026-11-18 14:19:52+00', '2026-11-18', 142, 72, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-093997', 'dde15b5a-9bf9-aff7-2651-78cbc1cb230d', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 5, 1, 12, 3, 1),
	(360, 'in_person', '2026-11-18 14:25:24+00', '2026-11-18', 557, 508, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-094002', '0f186a68-8be5-9e09-65cc-5631ecc191ea', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 6, 1, 9, 3, 1),
	(361, 'in_person', '2026-11-18 14:59:59+00', '2026-11-18', NULL, 432, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'clinics-094015', '51f22ad5-013d-ec3a-a431-6058c7d8d060', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 7, 1, 11, 3, 1),
	(362, 'phone', '2026-11-18 17:26:23+00', '2026-11-18', NULL, 788, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Me llamaron antes de que yo preguntara. Excelente.', 'demo', 'clinics-094116', 'fee39074-79e1-06de-6cc8-268e898e7cbb', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 12, 1, 23, 5, 1),
	(363, 'phone', '2026-11-19 13:53:07+00', '2026-11-19', NULL, 907, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Me llamaron antes de que yo preguntara. Excelente.', 'demo', 'clinics-094195', '9f639afe-4626-a692-4107-c9400f7f3c45', '94ae8b78-1043-9f24-0f72-68f84bbf618d', '2026-11-21 15:00:00+00', 18, 12, 1, 18, 4, 1),
	(364, 'app', '2026-11-19 17:26:23+00', '2026-11-19', NULL, 655, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-094357', 'f5204b74-95e7-a0bb-ff45-0e3937d6f577', 'ec251e1e-69a6-99dc-c694-c39a5250c73c', '2026-11-21 15:00:00+00', 21, 11, 1, NULL, 5, 1),
	(365, 'in_person', '2026-11-19 20:44:57+00', '2026-11-19', 401, 1272, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', '', 'demo', 'clinics-094465', 'b1f43571-4bd3-4d1d-4866-936983765010', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 5, 1, 15, 4, 1),
	(366, 'in_person', '2026-11-19 20:51:15+00', '2026-11-19', 6047, 714, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'clinics-094466', '0b24a095-be1a-a754-a764-0736b4949bfe', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 6, 1, 16, 4, 1),
	(367, 'in_person', '2026-11-19 21:25:13+00', '2026-11-19', NULL, 1208, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-094475', 'ac1e3c4c-bc4a-7498-bbb5-83ae50d8d76f', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 7, 1, 16, 4, 1),
	(368, 'in_person', '2026-11-19 22:00:45+00', '2026-11-19', 342, 1169, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-094482', '85fcdf5d-189c-bef7-5438-821b02096230', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 9, 1, 19, 4, 1),
	(369, 'in_person', '2026-11-20 14:05:15+00', '2026-11-20', 163, 1274, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-094513', 'a519ae32-1989-94a6-ac85-95c111e0ee53', '80b4fad6-9ac1-55aa-3e72-8dcccd4f4cfe', '2026-11-21 15:00:00+00', NULL, 5, 1, 22, 5, 1),
	(370, 'phone', '2026-11-20 14:14:24+00', '2026-11-20', NULL, 766, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'clinics-094519', 'd9744d03-7356-fb8b-452b-4e459819c5ae', '1d5c14ba-8526-bf59-6453-94e598f94264', '2026-11-21 15:00:00+00', 31, 12, 1, 9, 3, 1),
	(371, 'in_person', '2026-11-20 14:48:29+00', '2026-11-20', NULL, 618, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-094548', 'c423a067-880d-df27-05eb-f714871f200a', '80b4fad6-9ac1-55aa-3e72-8dcccd4f4cfe', '2026-11-21 15:00:00+00', NULL, 7, 1, 23, 5, 1),
	(372, 'letter', '2026-11-20 15:10:58+00', '2026-11-20', NULL, 1027, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Me llamaron antes de que yo preguntara. Excelente.', 'demo', 'clinics-094565', '0eb3061a-f817-ac0b-7e91-39fa7d3764ec', '80b4fad6-9ac1-55aa-3e72-8dcccd4f4cfe', '2026-11-21 15:00:00+00', NULL, 8, 1, 22, 5, 1),
	(373, 'in_person', '2026-11-20 15:24:05+00', '2026-11-20', 119, 1310, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'clinics-094574', 'ac39be47-a070-372a-f6c3-423b5dd4997a', '80b4fad6-9ac1-55aa-3e72-8dcccd4f4cfe', '2026-11-21 15:00:00+00', NULL, 9, 1, 24, 5, 1),
	(374, 'web', '2026-11-20 20:37:45+00', '2026-11-20', NULL, 574, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'clinics-094755', 'cea8c0f6-b6c3-8b55-c079-d783228b33e0', 'f90d0971-5b17-528f-9dee-b6bdd72cd2a9', '2026-11-21 15:00:00+00', NULL, 13, 1, 16, 4, 1),
	(375, 'in_person', '2026-09-15 12:57:37+00', '2026-09-15', 45, 376, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-044464', '8ccd8006-9c5d-d61f-408e-7e90010bf7ca', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 17, 1, 47, 10, 2),
	(376, 'sign', '2026-09-15 13:02:10+00', '2026-09-15', 1254, 585, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-044465', '471a7204-ed00-7141-5941-1dc50805f379', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 18, 1, 46, 10, 2),
	(377, 'in_person', '2026-09-15 13:32:28+00', '2026-09-15', NULL, 296, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-044473', '420cff87-f2e2-b91d-482f-9d4bf4c2873e', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 19, 1, 45, 10, 2),
	(378, 'machine', '2026-09-15 13:51:55+00', '2026-09-15', 181, 1036, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-044477', '72863adb-e339-41ad-22e4-d8af815cbe4f', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 20, 1, NULL, 10, 2),
	(379, 'letter', '2026-09-15 13:57:03+00', '2026-09-15', NULL, 903, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-044483', '74b5c494-cfd9-bcd1-7303-5e5e6fbb2973', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 21, 1, 45, 10, 2),
	(380, 'email', '2026-09-15 15:12:30+00', '2026-09-15', NULL, 326, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-044512', '6bf470e2-43da-a52f-61e0-e7373a0597ec', '359a965a-0397-b3ae-4c1a-5a58518b26e4', '2026-11-21 15:00:00+00', 69, 24, 1, NULL, 10, 2),
	(381, 'letter', '2026-09-15 16:43:52+00', '2026-09-15', NULL, 1267, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-044566', 'f1a86ae7-c903-87d1-6f74-0c00ff469b95', '41562e45-2c80-0b8b-ede0-d9de2fe1e473', '2026-11-21 15:00:00+00', 74, 21, 1, 32, 8, 2),
	(383, 'in_person', '2026-09-15 21:42:31+00', '2026-09-15', NULL, 878, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-044649', '3f415feb-9cf4-bd61-2bb5-031a76ad0918', 'ce3aa49e-ff5d-2a79-4c27-924355525bd9', '2026-11-21 15:00:00+00', 58, 19, 1, 32, 8, 2),
	(384, 'machine', '2026-09-15 22:03:16+00', '2026-09-15', 512, 1260, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-044650', '118ffde5-b20e-919f-b33e-a48608610c3f', 'ce3aa49e-ff5d-2a79-4c27-924355525bd9', '2026-11-21 15:00:00+00', 58, 20, 1, NULL, 8, 2),
	(385, 'letter', '2026-09-15 22:04:25+00', '2026-09-15', NULL, 1232, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-044651', '64f7aa76-78f1-cdaa-4994-ebf9378df066', 'ce3aa49e-ff5d-2a79-4c27-924355525bd9', '2026-11-21 15:00:00+00', 58, 21, 1, 32, 8, 2),
	(386, 'web', '2026-09-16 15:14:41+00', '2026-09-16', NULL, 645, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-044710', 'b072aa6f-7f11-a659-6b62-e8a3d101e6a4', '8eeaab6d-8561-5066-2fe2-f90e8a2e09b0', '2026-11-21 15:00:00+00', 59, 14, 1, NULL, 8, 2),
	(387, 'sign', '2026-09-16 17:02:17+00', '2026-09-16', 1513, 182, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-044775', '5d49e665-b269-f969-6ccc-11cf9ad58c51', '517bc6d6-7d96-d845-d18f-63d8ff217fb5', '2026-11-21 15:00:00+00', 99, 18, 1, 40, 9, 2),
	(388, 'letter', '2026-09-16 17:58:34+00', '2026-09-16', NULL, 134, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-044797', '9316b30f-8108-1007-87ba-66d1e70c5516', '517bc6d6-7d96-d845-d18f-63d8ff217fb5', '2026-11-21 15:00:00+00', 99, 21, 1, 39, 9, 2),
	(389, 'email', '2026-09-17 14:21:51+00', '2026-09-17', NULL, 974, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', 'Muy amables, hasta me acompañaron a la puerta.', 'demo', 'offices-044843', 'ad9adcee-9866-146c-12cb-eea44b73b64a', '21183aa5-e3a1-cc89-3249-575410ee31a4', '2026-11-21 15:00:00+00', 76, 24, 1, NULL, 8, 2),
	(390, 'phone', '2026-09-17 20:35:34+00', '2026-09-17', 123, 898, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-044979', '1ae82d9c-43f8-ad2a-2ac3-0b31aa70a0a0', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 15, 1, 32, 8, 2),
	(391, 'in_person', '2026-09-18 15:20:28+00', '2026-09-18', 226, 218, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045039', 'f91f57dc-7aa9-16f9-14e5-2ee96645aa71', '8eeaab6d-8561-5066-2fe2-f90e8a2e09b0', '2026-11-21 15:00:00+00', 59, 17, 1, 32, 8, 2),
	(392, 'letter', '2026-09-18 16:21:02+00', '2026-09-18', NULL, 1211, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045077', '903cda83-d59a-6fc6-0482-6d2d07d87e9e', '8eeaab6d-8561-5066-2fe2-f90e8a2e09b0', '2026-11-21 15:00:00+00', 59, 21, 1, 33, 8, 2),
	(393, 'sign', '2026-09-18 17:38:36+00', '2026-09-18', NULL, 360, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-045111', 'c6cf88f1-b2e7-5b47-918d-d6e94552c370', '13d2431a-0cb8-5c12-ec1d-d2f0aa041b94', '2026-11-21 15:00:00+00', 67, 16, 1, NULL, 8, 2),
	(394, 'in_person', '2026-09-18 17:45:28+00', '2026-09-18', 97, 1356, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045113', 'fd2ae559-bb42-bec7-907a-79cd94cab6ed', '13d2431a-0cb8-5c12-ec1d-d2f0aa041b94', '2026-11-21 15:00:00+00', 67, 17, 1, 35, 8, 2),
	(395, 'sign', '2026-09-18 17:49:38+00', '2026-09-18', 1430, 1405, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045114', 'cc175fd5-f47e-e55b-6191-55f0505cbcfb', '13d2431a-0cb8-5c12-ec1d-d2f0aa041b94', '2026-11-21 15:00:00+00', 67, 18, 1, 37, 8, 2),
	(396, 'machine', '2026-09-18 18:39:33+00', '2026-09-18', 251, 1359, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045125', 'b9e1cb04-a366-f774-f58c-34c5cef84f0d', '13d2431a-0cb8-5c12-ec1d-d2f0aa041b94', '2026-11-21 15:00:00+00', 67, 20, 1, NULL, 8, 2),
	(397, 'sign', '2026-09-18 20:34:44+00', '2026-09-18', NULL, 466, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045143', 'bd681c27-6393-3eff-5ee9-9f54b28b9497', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 8, 2),
	(398, 'sign', '2026-09-18 20:48:01+00', '2026-09-18', 1043, 703, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045144', '322425e5-f272-f72a-59c8-cf81d05e6449', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 18, 1, 37, 8, 2),
	(399, 'in_person', '2026-09-18 21:19:19+00', '2026-09-18', NULL, 766, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045147', 'baf2a452-536a-ff05-90a6-24e5dbea2118', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 19, 1, 35, 8, 2),
	(400, 'machine', '2026-09-18 21:38:11+00', '2026-09-18', 163, 1057, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045148', 'cc3f1163-1e69-9909-f248-cd33581c7a04', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 20, 1, NULL, 8, 2);
INSERT INTO public.encounters_encounter VALUES
	(401, 'letter', '2026-09-18 21:42:05+00', '2026-09-18', NULL, 841, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Trato muy cálido.', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'offices-045149', '059aa7e4-8ea5-2396-ae15-c0e4c29be22d', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 21, 1, 37, 8, 2),
	(402, 'messaging', '2026-09-19 12:50:39+00', '2026-09-19', NULL, 479, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045150', 'f81b8920-8015-c65d-2c20-f42fe2accf0d', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 22, 1, NULL, 10, 2),
	(403, 'web', '2026-09-19 16:30:38+00', '2026-09-19', NULL, 471, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045222', '0d01c1e3-55d5-17a7-1b3e-773c91de753f', '16eb54be-0dc1-2250-cf8c-9f76c890f36f', '2026-11-21 15:00:00+00', 97, 23, 1, NULL, 10, 2),
	(404, 'web', '2026-09-20 15:35:51+00', '2026-09-20', NULL, 1399, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045309', '6a64ef08-068f-f256-e3c4-c8846c73f27a', '41562e45-2c80-0b8b-ede0-d9de2fe1e473', '2026-11-21 15:00:00+00', 74, 23, 1, NULL, 8, 2),
	(405, 'messaging', '2026-09-20 15:49:12+00', '2026-09-20', NULL, 1262, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-045313', '7f549414-cb46-683f-5664-9d7bb01e6acb', 'a0d6f13d-b9c8-42d8-3c3d-54f47b44b506', '2026-11-21 15:00:00+00', 60, 25, 1, NULL, 8, 2),
	(406, 'web', '2026-09-21 15:21:08+00', '2026-09-21', NULL, 1359, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045404', 'b1111f50-8987-f5f1-962b-2c60903a16ba', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 14, 1, NULL, 9, 2),
	(407, 'email', '2026-09-21 15:49:12+00', '2026-09-21', NULL, 137, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045426', '9d57a608-3ecb-6c8c-07d9-c63417a035db', 'a0d6f13d-b9c8-42d8-3c3d-54f47b44b506', '2026-11-21 15:00:00+00', 60, 24, 1, NULL, 8, 2),
	(408, 'sign', '2026-09-22 15:08:32+00', '2026-09-22', NULL, 1116, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045578', 'ed5fd759-d603-055a-f6a4-0094054a178c', '8451c8e0-f11e-5b4c-4f1c-dd8363f7763c', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 8, 2),
	(409, 'in_person', '2026-09-22 15:26:06+00', '2026-09-22', 85, 1084, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', 'Muy amables, hasta me acompañaron a la puerta.', 'demo', 'offices-045591', '26f45f6e-fec9-10c9-9f74-c4f4f444170c', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 17, 1, 41, 9, 2),
	(410, 'sign', '2026-09-22 15:33:24+00', '2026-09-22', 1132, 1011, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045596', '24820963-5563-b6b7-0b80-32f6675e141f', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 18, 1, 39, 9, 2),
	(411, 'in_person', '2026-09-22 16:03:44+00', '2026-09-22', NULL, 304, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045622', '01ef9768-3707-2dbd-ac50-6b71cbdc5ec3', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 19, 1, 42, 9, 2),
	(412, 'letter', '2026-09-22 16:17:37+00', '2026-09-22', NULL, 1433, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-045632', 'aced1d96-3131-14bf-cee6-219dc4056a09', '8451c8e0-f11e-5b4c-4f1c-dd8363f7763c', '2026-11-21 15:00:00+00', NULL, 21, 1, 36, 8, 2),
	(413, 'letter', '2026-09-22 16:25:42+00', '2026-09-22', NULL, 1071, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-045640', 'ba59a66e-c779-0f60-5ac1-2b808b6f3d11', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 21, 1, 41, 9, 2),
	(414, 'messaging', '2026-09-22 17:37:12+00', '2026-09-22', NULL, 367, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045698', '219e29cd-25b7-7b8c-1538-14873cb9dfce', '13d2431a-0cb8-5c12-ec1d-d2f0aa041b94', '2026-11-21 15:00:00+00', 67, 22, 1, NULL, 8, 2),
	(415, 'phone', '2026-09-23 14:48:34+00', '2026-09-23', 86, 429, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-045816', '1d1ef8e6-332f-8806-efc9-a9320df406cc', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 15, 1, 41, 9, 2),
	(416, 'email', '2026-09-23 21:01:16+00', '2026-09-23', NULL, 984, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', '', 'demo', 'offices-045947', '60e5ebcd-d6a0-5c04-abce-1d161450c0a6', 'ce3aa49e-ff5d-2a79-4c27-924355525bd9', '2026-11-21 15:00:00+00', 58, 24, 1, NULL, 8, 2),
	(417, 'in_person', '2026-09-24 12:50:39+00', '2026-09-24', 463, 623, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045950', 'fd191c2d-b082-b1dd-51fd-836d63fd4623', '06b8998b-a737-733f-390a-47a662873645', '2026-11-21 15:00:00+00', 75, 26, 1, 44, 10, 2),
	(418, 'sign', '2026-09-24 14:47:53+00', '2026-09-24', NULL, 515, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-045986', 'c2d43335-9eae-ec9e-628f-c5ffc3fe8cb0', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 16, 1, NULL, 9, 2),
	(419, 'in_person', '2026-09-24 14:52:53+00', '2026-09-24', 130, 337, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045988', '54521c9e-e376-45ce-1aa6-d8730210b3b3', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 17, 1, 43, 9, 2),
	(420, 'in_person', '2026-09-24 15:32:02+00', '2026-09-24', NULL, 258, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-045999', '12f1afe7-99c1-0dce-0feb-721315b29446', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 19, 1, 41, 9, 2),
	(421, 'sign', '2026-09-24 15:32:06+00', '2026-09-24', NULL, 627, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046000', '3050088c-9ee4-8296-0021-1c051eced102', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 9, 2),
	(422, 'in_person', '2026-09-24 15:40:17+00', '2026-09-24', 90, 641, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-046002', '007cf070-be65-68d4-5578-3fd3a9028863', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 17, 1, 38, 9, 2),
	(423, 'sign', '2026-09-24 15:48:10+00', '2026-09-24', 702, 147, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046010', '9b5ad548-1a34-71c7-ddad-8b82eb36abfa', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 18, 1, 41, 9, 2),
	(424, 'letter', '2026-09-24 15:53:39+00', '2026-09-24', NULL, 669, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046014', '65563dd0-187b-cd9f-51af-38ceea468ac8', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 21, 1, 40, 9, 2),
	(425, 'in_person', '2026-09-24 16:15:49+00', '2026-09-24', NULL, 195, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-046022', '2cbe0be4-df6f-6c0b-ff59-1f744808e031', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 19, 1, 41, 9, 2),
	(426, 'machine', '2026-09-24 16:35:25+00', '2026-09-24', 158, 864, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-046034', '53515464-aa99-98f3-a8dd-25a08f5ed166', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 20, 1, NULL, 9, 2),
	(427, 'letter', '2026-09-24 16:40:16+00', '2026-09-24', NULL, 69, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-046039', 'd81e4145-7662-50ae-2280-dbeeee16e0e8', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 21, 1, 43, 9, 2),
	(428, 'sign', '2026-09-26 14:26:50+00', '2026-09-26', NULL, 512, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-046230', '1ba7267c-c0a2-d488-2fe7-57a04577bc37', '427f7424-28fa-9052-bcd0-22e85d65e167', '2026-11-21 15:00:00+00', 84, 16, 1, NULL, 8, 2),
	(429, 'sign', '2026-09-26 14:37:26+00', '2026-09-26', 1614, 1212, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-046238', 'c3335fb0-14d8-8afc-d1fd-90e6a8701385', '427f7424-28fa-9052-bcd0-22e85d65e167', '2026-11-21 15:00:00+00', 84, 18, 1, 37, 8, 2),
	(430, 'phone', '2026-09-27 15:00:47+00', '2026-09-27', 55, 190, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-046361', '3120aa50-7ee6-6366-fc31-0b3290cd59cd', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 15, 1, 43, 9, 2),
	(431, 'web', '2026-09-27 15:09:45+00', '2026-09-27', NULL, 604, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046363', '8a19585f-bf4d-e91d-3453-03ea2fffbaf4', '8451c8e0-f11e-5b4c-4f1c-dd8363f7763c', '2026-11-21 15:00:00+00', NULL, 23, 1, NULL, 8, 2),
	(432, 'email', '2026-09-27 20:35:34+00', '2026-09-27', NULL, 1384, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-046403', '10210966-efd5-df4f-8011-586f26bc1902', 'f4e583b7-dc31-58e5-d1dd-125b145b0224', '2026-11-21 15:00:00+00', NULL, 24, 1, NULL, 8, 2),
	(433, 'messaging', '2026-09-28 14:48:34+00', '2026-09-28', NULL, 364, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-046456', '9b493537-edd9-c340-c277-ecd197685cbd', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 22, 1, NULL, 9, 2),
	(434, 'in_person', '2026-09-28 16:45:51+00', '2026-09-28', 79, 138, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-046527', '018e44cd-a9bd-1138-721c-1aa6eb933b20', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 17, 1, 36, 8, 2),
	(435, 'sign', '2026-09-28 16:50:51+00', '2026-09-28', 1875, 735, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-046534', 'e32a23a8-3692-91ee-0c5c-95af2fe1c4d6', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 18, 1, 32, 8, 2),
	(436, 'letter', '2026-09-28 17:44:48+00', '2026-09-28', NULL, 124, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-046556', 'dc1310c4-a826-6ad4-86cd-96a2c6b36bc2', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 21, 1, 37, 8, 2),
	(437, 'web', '2026-09-29 14:48:34+00', '2026-09-29', NULL, 549, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046644', '7584c64c-e926-1a7c-4311-d0d7c99dd75e', '9e151e44-618c-48fa-710f-14fb62f98c86', '2026-11-21 15:00:00+00', 56, 23, 1, NULL, 9, 2),
	(438, 'sign', '2026-09-29 15:00:47+00', '2026-09-29', NULL, 594, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046654', 'dc53f809-0a9a-ae6a-8069-a3ea22d7675b', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 16, 1, NULL, 9, 2),
	(439, 'in_person', '2026-09-29 15:07:08+00', '2026-09-29', 317, 702, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046662', 'dd99ec86-bc8a-d1e3-4a89-3da1859e8dc9', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 17, 1, 38, 9, 2),
	(440, 'sign', '2026-09-29 15:14:07+00', '2026-09-29', 1190, 1263, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-046668', 'fb7bed33-25a1-185e-50cd-32b5e084816e', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 18, 1, 40, 9, 2),
	(441, 'web', '2026-09-29 15:25:39+00', '2026-09-29', NULL, 601, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-046676', 'fceb6fcc-8a4b-69c5-42be-065eb9e02bb3', '2dc442ca-6fac-7983-454e-f676126651ba', '2026-11-21 15:00:00+00', 66, 14, 1, NULL, 8, 2),
	(442, 'in_person', '2026-09-29 15:44:15+00', '2026-09-29', NULL, 441, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-046686', '9fdfca35-14e5-25d6-4e18-d8965942267b', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 19, 1, 40, 9, 2),
	(443, 'machine', '2026-09-29 16:00:17+00', '2026-09-29', 240, 380, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-046690', '548eeadf-66e7-a30d-c97d-8edfcfc0a198', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 20, 1, NULL, 9, 2),
	(444, 'letter', '2026-09-29 16:06:44+00', '2026-09-29', NULL, 583, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046692', '2feaf82f-3a77-d207-99b4-8b0086e96d89', '18e00269-3672-53ac-3a42-1cde16db2da5', '2026-11-21 15:00:00+00', 101, 21, 1, 39, 9, 2),
	(445, 'messaging', '2026-09-30 14:26:10+00', '2026-09-30', NULL, 939, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-046818', 'd02ca487-b3c2-4970-1853-71a032883e6e', '427f7424-28fa-9052-bcd0-22e85d65e167', '2026-11-21 15:00:00+00', 84, 22, 1, NULL, 8, 2),
	(446, 'email', '2026-09-30 15:21:08+00', '2026-09-30', NULL, 542, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-046843', '3c768771-3257-6ab1-9399-13e73d53e599', '038b6469-7af5-0338-54bd-444315898871', '2026-11-21 15:00:00+00', 82, 24, 1, NULL, 9, 2),
	(447, 'web', '2026-09-30 16:22:20+00', '2026-09-30', NULL, 1100, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-046876', 'b255eb23-0c53-0422-97a7-583b1742445c', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 14, 1, NULL, 9, 2),
	(448, 'in_person', '2026-10-01 15:31:48+00', '2026-10-01', 163, 428, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-047034', '02035531-985e-2e45-f615-de581126a19b', '2dc442ca-6fac-7983-454e-f676126651ba', '2026-11-21 15:00:00+00', 66, 17, 1, 33, 8, 2),
	(449, 'sign', '2026-10-01 15:36:56+00', '2026-10-01', 468, 302, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', 'Resolvieron en diez minutos lo que yo creía que tomaría la mañana.', 'demo', 'offices-047040', 'dc986fb1-a351-b471-8d4e-fd4645f4192c', '2dc442ca-6fac-7983-454e-f676126651ba', '2026-11-21 15:00:00+00', 66, 18, 1, 37, 8, 2),
	(450, 'in_person', '2026-10-01 16:07:56+00', '2026-10-01', NULL, 1468, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047055', 'fc979567-95c1-b4df-275f-ed429da5d03e', '2dc442ca-6fac-7983-454e-f676126651ba', '2026-11-21 15:00:00+00', 66, 19, 1, 36, 8, 2);
INSERT INTO public.encounters_encounter VALUES
	(451, 'sign', '2026-10-01 16:24:19+00', '2026-10-01', NULL, 103, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047067', '956b9b8a-7dc7-6653-b473-6bd0e0627460', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 16, 1, NULL, 9, 2),
	(452, 'in_person', '2026-10-01 16:30:16+00', '2026-10-01', 80, 1336, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047071', '83e971b8-3b25-0ddd-a1cc-8343b9e4ae7e', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 17, 1, 42, 9, 2),
	(453, 'sign', '2026-10-01 16:35:16+00', '2026-10-01', 1106, 342, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047073', 'f6c6baba-20c6-96ce-6c6e-ad8603c1913a', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 18, 1, 43, 9, 2),
	(454, 'phone', '2026-10-01 16:51:33+00', '2026-10-01', 161, 600, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047078', '60a6237b-36e8-259c-7d4f-5be5fa76aba1', '62bf8b16-18c4-13dc-0e80-76e853a7905f', '2026-11-21 15:00:00+00', 89, 15, 1, 36, 8, 2),
	(455, 'in_person', '2026-10-01 17:01:34+00', '2026-10-01', NULL, 397, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-047082', '2969b97a-9a6a-d3bf-657c-4c0d5c157d09', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 19, 1, 39, 9, 2),
	(456, 'email', '2026-10-02 15:33:44+00', '2026-10-02', NULL, 348, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Trato muy cálido.', '', 'demo', 'offices-047208', '441cdd32-0f1f-6c2b-e51f-973fd3ce086a', '0637dd96-ed85-9c0d-e172-8cd5c49d2fe7', '2026-11-21 15:00:00+00', NULL, 24, 1, NULL, 9, 2),
	(457, 'messaging', '2026-10-02 16:39:07+00', '2026-10-02', NULL, 586, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047220', '4ab3a797-52e6-8e46-528f-35d0ab50ad26', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 22, 1, NULL, 8, 2),
	(458, 'in_person', '2026-10-02 17:00:40+00', '2026-10-02', 92, 1285, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-047231', '2e8deb54-32a9-8bf4-036b-2a3b5c068d31', '62bf8b16-18c4-13dc-0e80-76e853a7905f', '2026-11-21 15:00:00+00', 89, 17, 1, 35, 8, 2),
	(459, 'sign', '2026-10-02 17:02:37+00', '2026-10-02', 1162, 1096, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047232', 'e649010a-2bd8-0f38-1cdb-6b76f8a30500', '62bf8b16-18c4-13dc-0e80-76e853a7905f', '2026-11-21 15:00:00+00', 89, 18, 1, 36, 8, 2),
	(460, 'in_person', '2026-10-02 17:31:59+00', '2026-10-02', NULL, 896, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', '', 'demo', 'offices-047246', 'd48df57d-fa39-3217-8397-e83ca2499085', '62bf8b16-18c4-13dc-0e80-76e853a7905f', '2026-11-21 15:00:00+00', 89, 19, 1, 36, 8, 2),
	(461, 'machine', '2026-10-02 17:51:25+00', '2026-10-02', 117, 360, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047253', 'f14eda04-0033-1716-c53d-94aa4a65fdfe', '62bf8b16-18c4-13dc-0e80-76e853a7905f', '2026-11-21 15:00:00+00', 89, 20, 1, NULL, 8, 2),
	(462, 'phone', '2026-10-03 13:26:59+00', '2026-10-03', 109, 284, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047318', '4ffcfa24-33f4-70e9-5945-d5c87bf00fb7', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 15, 1, 35, 8, 2),
	(463, 'web', '2026-10-03 16:39:07+00', '2026-10-03', NULL, 883, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047380', '1a00e36b-b03e-e039-f1f4-207f83dd4cae', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 23, 1, NULL, 8, 2),
	(464, 'web', '2026-10-04 13:26:59+00', '2026-10-04', NULL, 1178, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047424', '13b88883-4810-5eee-8878-bf60be30a27c', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 14, 1, NULL, 8, 2),
	(465, 'web', '2026-10-04 19:27:45+00', '2026-10-04', NULL, 479, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-047469', '3739f24c-31db-b99c-adac-322ba66de4a7', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 14, 1, NULL, 8, 2),
	(466, 'in_person', '2026-10-05 13:29:58+00', '2026-10-05', 122, 554, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047486', '08f21e35-ce0d-a20f-94b2-e6a768aa8312', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 17, 1, 34, 8, 2),
	(467, 'in_person', '2026-10-05 14:10:59+00', '2026-10-05', NULL, 1408, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047505', '9e040110-4939-2961-f907-8482b49207cf', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 19, 1, 33, 8, 2),
	(468, 'machine', '2026-10-05 14:26:52+00', '2026-10-05', 157, 208, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047512', 'b7a22ca9-b481-3585-2896-fb2bc7608d19', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 20, 1, NULL, 8, 2),
	(469, 'letter', '2026-10-05 14:34:02+00', '2026-10-05', NULL, 1112, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Trato muy cálido.', '', 'demo', 'offices-047515', '4590ff57-3060-08a7-b869-fcba61f1657a', 'afbf1d67-6675-9658-e9cd-ea753d993597', '2026-11-21 15:00:00+00', 83, 21, 1, 36, 8, 2),
	(470, 'messaging', '2026-10-05 16:22:20+00', '2026-10-05', NULL, 607, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-047582', 'bd8b9f8d-ccd7-5a61-e80f-25a841a7efd3', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 22, 1, NULL, 9, 2),
	(471, 'web', '2026-10-05 19:18:25+00', '2026-10-05', NULL, 1460, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047638', '89d12a92-266e-53ee-3968-bb17541bc689', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 14, 1, NULL, 10, 2),
	(472, 'web', '2026-10-06 16:22:20+00', '2026-10-06', NULL, 558, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047733', '7fa0bd5f-8ddb-9f68-a21f-07d0678c3936', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 23, 1, NULL, 9, 2),
	(473, 'email', '2026-10-06 16:39:07+00', '2026-10-06', NULL, 213, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047744', '33031967-0d16-c86d-464e-5ac21dbb1ded', 'f384511c-cfaa-531a-83e9-c6d7d78e4037', '2026-11-21 15:00:00+00', 92, 24, 1, NULL, 8, 2),
	(474, 'web', '2026-10-06 17:43:18+00', '2026-10-06', NULL, 1089, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-047786', '6c27a923-63c3-51d3-be1a-b580f79bd6d9', '80359231-1e13-8850-a104-36164e9fd5fa', '2026-11-21 15:00:00+00', NULL, 14, 1, NULL, 8, 2),
	(475, 'sign', '2026-10-06 19:19:23+00', '2026-10-06', NULL, 511, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047813', '0b001177-be09-00f3-fbe0-c009502ce41f', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 16, 1, NULL, 10, 2),
	(476, 'in_person', '2026-10-06 19:21:39+00', '2026-10-06', 107, 1257, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047815', 'aeead7fb-ccff-16ed-7fbb-b95491a25f64', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 17, 1, 47, 10, 2),
	(477, 'sign', '2026-10-06 19:31:11+00', '2026-10-06', 490, 779, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047818', 'cc3407ed-dcf1-b608-2d0b-1c39160af79b', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 18, 1, 47, 10, 2),
	(478, 'in_person', '2026-10-06 19:35:08+00', '2026-10-06', 58, 948, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047819', '315b4358-a1ac-a99b-bafe-07563e3b44bd', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 17, 1, 35, 8, 2),
	(479, 'in_person', '2026-10-06 20:00:56+00', '2026-10-06', NULL, 629, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-047821', '0962f53f-5239-9c5f-26eb-d40b45e57cef', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 19, 1, 47, 10, 2),
	(480, 'in_person', '2026-10-06 20:09:28+00', '2026-10-06', NULL, 1226, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047822', 'cf71901e-76b8-27b6-72c9-6a5b0baa7b99', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 19, 1, 34, 8, 2),
	(481, 'letter', '2026-10-06 20:25:41+00', '2026-10-06', NULL, 164, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-047823', 'b1646651-a06c-d4ef-99b3-8d299ee6336e', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 21, 1, 44, 10, 2),
	(482, 'machine', '2026-10-06 20:26:03+00', '2026-10-06', 202, 1053, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047824', 'e1cd3976-43a5-8e8c-a959-6e8f0577368e', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 20, 1, NULL, 8, 2),
	(483, 'letter', '2026-10-06 20:32:36+00', '2026-10-06', NULL, 858, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Todo era «el reglamento no lo permite».', 'demo', 'offices-047825', '44640aaf-4066-d960-042d-e739f52f6c7b', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 21, 1, 35, 8, 2),
	(484, 'phone', '2026-10-07 16:08:07+00', '2026-10-07', 257, 215, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-047919', '33e08898-3c98-ff93-4838-6a92a9ec0921', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 15, 1, 36, 8, 2),
	(485, 'sign', '2026-10-07 17:46:05+00', '2026-10-07', NULL, 239, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-047973', 'f21677e9-5617-6468-728b-e0acb13fb741', '80359231-1e13-8850-a104-36164e9fd5fa', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 8, 2),
	(486, 'in_person', '2026-10-07 17:50:32+00', '2026-10-07', 69, 1208, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-047974', '6f50124d-3b13-a195-be4c-4fe5c2e4e117', '80359231-1e13-8850-a104-36164e9fd5fa', '2026-11-21 15:00:00+00', NULL, 17, 1, 36, 8, 2),
	(487, 'in_person', '2026-10-08 15:35:03+00', '2026-10-08', 216, 880, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048071', 'cc421689-6f95-1053-cde9-3c64fa52da99', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 17, 1, 44, 10, 2),
	(488, 'in_person', '2026-10-08 16:12:19+00', '2026-10-08', NULL, 223, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048095', '9a9f5f03-9141-0af5-7864-e9fd8aecbe72', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 19, 1, 44, 10, 2),
	(489, 'machine', '2026-10-08 16:29:28+00', '2026-10-08', 171, 1037, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-048105', '3e293e27-9fad-cfeb-f346-8093aec7b7f5', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 20, 1, NULL, 10, 2),
	(490, 'letter', '2026-10-08 16:36:18+00', '2026-10-08', NULL, 833, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-048108', '81d98fd9-62fd-7add-022e-b29452c50aa5', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 21, 1, 48, 10, 2),
	(491, 'email', '2026-10-09 15:25:39+00', '2026-10-09', NULL, 787, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Me explicaron todo con paciencia y en palabras que entendí.', 'demo', 'offices-048264', 'db3011e1-a60f-52e0-b0f4-5772ccade926', '2dc442ca-6fac-7983-454e-f676126651ba', '2026-11-21 15:00:00+00', 66, 24, 1, NULL, 8, 2),
	(492, 'sign', '2026-10-09 16:08:40+00', '2026-10-09', NULL, 160, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-048293', 'e4e0a0ab-de36-3f3d-51c7-8ea58bd93b79', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 16, 1, NULL, 8, 2),
	(493, 'in_person', '2026-10-09 16:13:07+00', '2026-10-09', 51, 989, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-048295', '6300e383-4f33-cad5-e32e-9e0c041e0703', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 17, 1, 33, 8, 2),
	(494, 'sign', '2026-10-09 16:20:01+00', '2026-10-09', 677, 1474, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048300', '8062a2a9-f9de-ef11-df68-f1d0b342dff0', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 18, 1, 36, 8, 2),
	(495, 'email', '2026-10-09 16:22:20+00', '2026-10-09', NULL, 1197, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048301', '37b945ad-c2b3-e058-7511-b8408a6d3b2f', '86959bb6-a999-01e4-cb1f-63db40a0dbf3', '2026-11-21 15:00:00+00', 78, 24, 1, NULL, 9, 2),
	(496, 'in_person', '2026-10-09 16:50:37+00', '2026-10-09', NULL, 768, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-048315', '5a0ac6b5-cc0d-5171-c855-c4592114ebc3', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 19, 1, 37, 8, 2),
	(497, 'machine', '2026-10-09 17:08:40+00', '2026-10-09', 408, 1087, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048324', 'd823cd1e-6017-f1af-4869-dd84402fcbea', '852229eb-8ac8-659d-0aa5-662117dde446', '2026-11-21 15:00:00+00', 88, 20, 1, NULL, 8, 2),
	(498, 'in_person', '2026-10-10 14:42:09+00', '2026-10-10', 96, 105, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048413', '5ae0a0b4-af45-bca1-09a2-a88d4308bfac', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 17, 1, 44, 10, 2),
	(499, 'sign', '2026-10-10 14:46:36+00', '2026-10-10', 2014, 1230, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-048415', '7f297c94-6165-282b-f759-393b8f00eaf9', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 18, 1, 45, 10, 2),
	(500, 'in_person', '2026-10-10 15:16:56+00', '2026-10-10', NULL, 1041, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-048440', '67776d14-706c-816f-c982-1867955483c0', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 19, 1, 49, 10, 2);
INSERT INTO public.encounters_encounter VALUES
	(501, 'letter', '2026-10-10 15:41:15+00', '2026-10-10', NULL, 1179, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048446', '45b14835-f73b-7ad0-e487-25bd247c9f87', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 21, 1, 48, 10, 2),
	(502, 'messaging', '2026-10-10 19:18:25+00', '2026-10-10', NULL, 853, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048517', '5ef57799-9682-e129-7a08-bf428113abec', '23560c04-ed23-7b9b-99f0-36a7457f345e', '2026-11-21 15:00:00+00', 53, 22, 1, NULL, 10, 2),
	(503, 'messaging', '2026-10-10 19:27:45+00', '2026-10-10', NULL, 232, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-048519', '287b53ee-969f-ed2b-c66f-050c2dc30119', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 22, 1, NULL, 8, 2),
	(504, 'web', '2026-10-11 14:01:06+00', '2026-10-11', NULL, 512, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Explicó cada paso.', '', 'demo', 'offices-048537', '68b90ab4-9683-3712-3c51-bea64f65ad73', '767efdab-be6e-e08d-91ee-503fe68a44d5', '2026-11-21 15:00:00+00', 94, 14, 1, NULL, 8, 2),
	(505, 'sign', '2026-10-12 14:11:13+00', '2026-10-12', 1758, 561, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048623', '1a207984-2cf1-b057-2221-9584694f5266', '767efdab-be6e-e08d-91ee-503fe68a44d5', '2026-11-21 15:00:00+00', 94, 18, 1, 36, 8, 2),
	(506, 'in_person', '2026-10-12 14:42:54+00', '2026-10-12', NULL, 607, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048641', 'a7586a92-4e6c-4e41-8f46-bb39599ac501', '767efdab-be6e-e08d-91ee-503fe68a44d5', '2026-11-21 15:00:00+00', 94, 19, 1, 37, 8, 2),
	(507, 'sign', '2026-10-12 15:18:55+00', '2026-10-12', 1278, 275, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048671', 'cd70519d-7eea-59e7-ea9c-6fca49e0fb04', '6a53abdc-33e1-95a0-229a-5da807ad39d0', '2026-11-21 15:00:00+00', 70, 18, 1, 32, 8, 2),
	(508, 'in_person', '2026-10-12 15:46:03+00', '2026-10-12', NULL, 1435, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', 'Me faltó un papel que no aparece en la página.', 'demo', 'offices-048693', 'a568f9b8-9d4d-b669-dc97-7e1ccec29434', '6a53abdc-33e1-95a0-229a-5da807ad39d0', '2026-11-21 15:00:00+00', 70, 19, 1, 32, 8, 2),
	(509, 'machine', '2026-10-12 16:06:18+00', '2026-10-12', 101, 1444, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048713', '2b769f92-941f-7b7b-f641-b142cf2763fd', '6a53abdc-33e1-95a0-229a-5da807ad39d0', '2026-11-21 15:00:00+00', 70, 20, 1, NULL, 8, 2),
	(510, 'letter', '2026-10-12 16:12:38+00', '2026-10-12', NULL, 1291, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048717', 'dad19f3c-4a83-997c-479c-161ff1ca30b8', '6a53abdc-33e1-95a0-229a-5da807ad39d0', '2026-11-21 15:00:00+00', 70, 21, 1, 33, 8, 2),
	(511, 'web', '2026-10-12 17:43:18+00', '2026-10-12', NULL, 1352, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', 'Todo era «el reglamento no lo permite».', 'demo', 'offices-048771', '6fadb952-01a1-ddda-8dd4-bc7203ad8c35', '80359231-1e13-8850-a104-36164e9fd5fa', '2026-11-21 15:00:00+00', NULL, 23, 1, NULL, 8, 2),
	(512, 'sign', '2026-10-13 14:29:52+00', '2026-10-13', NULL, 1430, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048876', '532c7fbd-352e-a38f-243e-50e43297330f', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 16, 1, NULL, 8, 2),
	(513, 'sign', '2026-10-13 14:44:36+00', '2026-10-13', 363, 995, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048883', '96fa1d15-5079-12aa-df98-89bbb86776e9', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 18, 1, 37, 8, 2),
	(514, 'in_person', '2026-10-13 15:13:31+00', '2026-10-13', NULL, 641, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048898', '40cc9d63-a3fc-c988-0934-65eccbef9421', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 19, 1, 34, 8, 2),
	(515, 'machine', '2026-10-13 15:29:36+00', '2026-10-13', 170, 640, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-048909', 'd67d9b7e-1ee8-57b9-6dc0-7064118615e3', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 20, 1, NULL, 8, 2),
	(516, 'web', '2026-10-13 15:29:39+00', '2026-10-13', NULL, 125, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-048910', 'fcb0f7ba-14f5-4ed3-a87b-894b740669a4', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 23, 1, NULL, 10, 2),
	(517, 'letter', '2026-10-13 15:34:29+00', '2026-10-13', NULL, 838, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', 'Salí sin saber qué seguía.', 'demo', 'offices-048913', '077a74ab-4ef5-0f76-3e97-05bddba6819d', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 21, 1, 35, 8, 2),
	(518, 'web', '2026-10-13 19:59:56+00', '2026-10-13', NULL, 374, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-049036', '6867151f-eabe-0185-1fdd-7a76046f233a', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 14, 1, NULL, 9, 2),
	(519, 'messaging', '2026-10-14 14:34:01+00', '2026-10-14', NULL, 167, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-049070', '1c84a092-a2c5-2f51-3d25-523685b38b4e', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 22, 1, NULL, 10, 2),
	(520, 'sign', '2026-10-15 14:35:12+00', '2026-10-15', 990, 1232, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-049230', '9281fe55-711d-10d9-2842-58dc493cc78c', '397c0b84-c65a-f54f-7e06-b8c85bf0e4fd', '2026-11-21 15:00:00+00', 54, 18, 1, 35, 8, 2),
	(521, 'in_person', '2026-10-15 15:06:37+00', '2026-10-15', NULL, 887, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049244', '00566bd2-9a19-f236-b202-660957775bd9', '397c0b84-c65a-f54f-7e06-b8c85bf0e4fd', '2026-11-21 15:00:00+00', 54, 19, 1, 32, 8, 2),
	(522, 'letter', '2026-10-15 15:25:48+00', '2026-10-15', NULL, 849, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-049249', '4ac21996-56e7-5460-896a-2f995bd32316', '397c0b84-c65a-f54f-7e06-b8c85bf0e4fd', '2026-11-21 15:00:00+00', 54, 21, 1, 33, 8, 2),
	(523, 'email', '2026-10-15 19:27:45+00', '2026-10-15', NULL, 606, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049331', '0fa1e9ce-1822-42e2-cf36-bc3bb5541bb1', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 24, 1, NULL, 8, 2),
	(524, 'messaging', '2026-10-15 19:27:45+00', '2026-10-15', NULL, 1094, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049332', '97a291bc-a4c0-4512-72d6-a46a4a93469a', '41ac7973-6575-9c77-7de6-baa1a7e97bad', '2026-11-21 15:00:00+00', NULL, 25, 1, NULL, 8, 2),
	(525, 'in_person', '2026-10-15 20:04:01+00', '2026-10-15', 71, 1423, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-049339', '7e4f8ba2-3f49-b2f8-3df6-8826cd6f0050', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 17, 1, 41, 9, 2),
	(526, 'sign', '2026-10-15 20:11:08+00', '2026-10-15', 989, 1262, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049342', '5b89c86c-d951-fabc-556e-04f9f5dc5456', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 18, 1, 43, 9, 2),
	(527, 'machine', '2026-10-15 21:00:33+00', '2026-10-15', 266, 600, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049348', 'a5ec806d-4358-cbc4-bd79-9b275d96ee55', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 20, 1, NULL, 9, 2),
	(528, 'phone', '2026-10-16 20:13:37+00', '2026-10-16', 70, 1130, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049488', '91dc3b09-e680-e1ea-009b-0ccccfe42b86', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 15, 1, 38, 9, 2),
	(529, 'email', '2026-10-17 15:29:39+00', '2026-10-17', NULL, 851, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049536', '2872f00e-b3b2-133c-e701-6fd673eb2ebf', '03f467e0-20a2-f210-ab4c-3b8067679db2', '2026-11-21 15:00:00+00', 71, 24, 1, NULL, 10, 2),
	(530, 'sign', '2026-10-17 20:13:47+00', '2026-10-17', NULL, 1443, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049614', '0f668e26-8c7a-d91a-24e4-c9a7e764cd0d', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 16, 1, NULL, 9, 2),
	(531, 'sign', '2026-10-17 20:27:38+00', '2026-10-17', 1011, 1300, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049615', '79735651-e046-bff6-1c57-6a264ba64b16', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 18, 1, 42, 9, 2),
	(532, 'in_person', '2026-10-17 20:56:58+00', '2026-10-17', NULL, 1316, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-049616', '4b42f3d9-3ef7-3ab0-a552-9b3e1c175964', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 19, 1, 40, 9, 2),
	(533, 'letter', '2026-10-17 21:18:16+00', '2026-10-17', NULL, 614, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049617', 'aee938c9-4b1b-ba75-b4bc-b1547ac91b59', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 21, 1, 43, 9, 2),
	(534, 'email', '2026-10-18 14:34:01+00', '2026-10-18', NULL, 665, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-049637', 'b5acea50-b973-03dd-cc32-04dfd2c34994', '320e9c17-ef57-6c0b-b1ed-9d8e4510c357', '2026-11-21 15:00:00+00', 85, 24, 1, NULL, 10, 2),
	(535, 'web', '2026-10-18 16:21:39+00', '2026-10-18', NULL, 1314, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-049660', '9fe1ba78-ab12-2fd8-a4b9-07a1e49cd45a', '3346e5f2-5f35-ea71-7149-334bbd8af2a1', '2026-11-21 15:00:00+00', 68, 14, 1, NULL, 8, 2),
	(536, 'letter', '2026-10-19 17:29:11+00', '2026-10-19', NULL, 926, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-049798', '8464b2b6-7d8c-9345-cb7b-5f5deebd7cc4', '3346e5f2-5f35-ea71-7149-334bbd8af2a1', '2026-11-21 15:00:00+00', 68, 21, 1, 36, 8, 2),
	(537, 'in_person', '2026-10-19 18:07:29+00', '2026-10-19', 113, 116, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049813', '5c2f8856-a425-5d23-00f1-8e2f2f9ca73b', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 17, 1, 46, 10, 2),
	(538, 'sign', '2026-10-19 18:12:53+00', '2026-10-19', 535, 1374, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-049814', '0edecd13-c42b-9199-d4b8-fdf4ece75ce6', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 18, 1, 47, 10, 2),
	(539, 'in_person', '2026-10-19 18:43:33+00', '2026-10-19', NULL, 1478, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049835', '9369e368-d0d5-3a72-ceae-54be9d4437dc', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 19, 1, 48, 10, 2),
	(540, 'machine', '2026-10-19 19:00:25+00', '2026-10-19', 292, 219, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-049840', '23ac1966-22f9-140c-f6d1-4be15272a577', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 20, 1, NULL, 10, 2),
	(541, 'letter', '2026-10-19 19:07:53+00', '2026-10-19', NULL, 494, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-049844', '1fbaa40d-bf70-7521-b83b-ed9c3ac5659e', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 21, 1, 44, 10, 2),
	(542, 'web', '2026-10-20 16:49:04+00', '2026-10-20', NULL, 1236, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-049985', '0c8d16a0-b1a5-5733-6962-5d15e8c2d42f', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 14, 1, NULL, 8, 2),
	(543, 'web', '2026-10-20 19:59:56+00', '2026-10-20', NULL, 992, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050034', 'ffc9097c-1f4b-9aa9-2532-ed02db0a4bde', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 23, 1, NULL, 9, 2),
	(544, 'email', '2026-10-21 14:31:29+00', '2026-10-21', NULL, 973, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050056', '1d8be958-0eaf-5902-3736-b06d15533734', '30c02578-ce37-58a3-fc1c-5eb0c854817a', '2026-11-21 15:00:00+00', 95, 24, 1, NULL, 8, 2),
	(545, 'phone', '2026-10-21 17:40:29+00', '2026-10-21', 219, 662, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-050137', '4b16b444-b410-841f-132e-052c2b823e9f', 'cf1dcd66-a933-991a-8725-845cafd43ab0', '2026-11-21 15:00:00+00', 64, 15, 1, 45, 10, 2),
	(546, 'sign', '2026-10-22 16:49:25+00', '2026-10-22', NULL, 392, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050272', '43799f12-652e-5aca-eeb9-9f31f8ed06cc', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 16, 1, NULL, 8, 2),
	(547, 'in_person', '2026-10-22 16:54:49+00', '2026-10-22', 69, 847, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050277', '0f1606a5-b3f4-b9b6-9a66-39b7a14eb479', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 17, 1, 33, 8, 2),
	(548, 'sign', '2026-10-22 17:01:32+00', '2026-10-22', 356, 674, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-050280', '6182a15b-876e-3910-2ceb-c9627aa51d9b', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 18, 1, 33, 8, 2),
	(549, 'in_person', '2026-10-22 17:29:09+00', '2026-10-22', NULL, 789, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050291', '31e8e199-b084-9eb2-f2ed-11642c8516df', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 19, 1, 33, 8, 2),
	(550, 'machine', '2026-10-22 17:46:49+00', '2026-10-22', 72, 949, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050295', '4d8cb52e-1949-51f8-9e43-e4e17f9d6b47', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 20, 1, NULL, 8, 2);
INSERT INTO public.encounters_encounter VALUES
	(551, 'letter', '2026-10-22 17:56:55+00', '2026-10-22', NULL, 1335, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-050301', 'c46dffb3-dc9f-feb7-8208-735dd230af6f', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 21, 1, 33, 8, 2),
	(552, 'web', '2026-10-22 20:13:37+00', '2026-10-22', NULL, 908, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050333', 'd87ac098-f263-35b2-89b9-74712743e7b6', '2761e972-5e7b-edbb-2170-3f111ff3ea9a', '2026-11-21 15:00:00+00', 51, 23, 1, NULL, 9, 2),
	(553, 'sign', '2026-10-23 14:37:20+00', '2026-10-23', 319, 1477, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050365', '098dfd71-5844-cc9d-6832-86995042a2ab', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 18, 1, 46, 10, 2),
	(554, 'in_person', '2026-10-23 15:11:24+00', '2026-10-23', NULL, 738, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'offices-050379', '9dd82c73-094c-2013-d11c-c01986f247ad', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 19, 1, 46, 10, 2),
	(555, 'machine', '2026-10-23 15:28:19+00', '2026-10-23', 55, 1092, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-050389', 'c6b8ab7b-93dc-30d3-9f7f-a06f637353a8', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 20, 1, NULL, 10, 2),
	(556, 'letter', '2026-10-23 15:32:59+00', '2026-10-23', NULL, 275, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-050391', 'e2255199-21e9-e422-3251-f0e0103d714d', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 21, 1, 45, 10, 2),
	(557, 'sign', '2026-10-23 17:38:36+00', '2026-10-23', NULL, 913, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050458', '46cd6386-e35d-2f97-a2b4-a7694b3e2636', 'cf1dcd66-a933-991a-8725-845cafd43ab0', '2026-11-21 15:00:00+00', 64, 16, 1, NULL, 10, 2),
	(558, 'sign', '2026-10-23 17:52:36+00', '2026-10-23', 719, 555, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050461', 'd1dd9eab-6daf-01d7-4818-a6b9052f86e9', 'cf1dcd66-a933-991a-8725-845cafd43ab0', '2026-11-21 15:00:00+00', 64, 18, 1, 48, 10, 2),
	(559, 'in_person', '2026-10-23 18:23:38+00', '2026-10-23', NULL, 865, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-050466', '861f2ef0-4134-50e9-6acf-6accb8497d80', 'cf1dcd66-a933-991a-8725-845cafd43ab0', '2026-11-21 15:00:00+00', 64, 19, 1, 47, 10, 2),
	(560, 'email', '2026-10-23 19:59:56+00', '2026-10-23', NULL, 899, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-050489', 'c522885e-9862-34b9-63af-884a4536b5f6', '934d1cd8-599f-03a7-0319-18a47018c693', '2026-11-21 15:00:00+00', 55, 24, 1, NULL, 9, 2),
	(561, 'web', '2026-10-24 16:06:35+00', '2026-10-24', NULL, 1405, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-050548', '6a8e3503-949a-fe0c-d5bf-5a28efb33704', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 14, 1, NULL, 8, 2),
	(562, 'web', '2026-10-24 16:21:39+00', '2026-10-24', NULL, 659, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050550', 'fb16a0d8-88d2-a3ed-faa0-5a81b2993478', '3346e5f2-5f35-ea71-7149-334bbd8af2a1', '2026-11-21 15:00:00+00', 68, 23, 1, NULL, 8, 2),
	(563, 'phone', '2026-10-25 16:06:35+00', '2026-10-25', 80, 731, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-050627', 'a7bb6ad8-51f1-561a-7a20-bc72e8e7ac1b', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 15, 1, 35, 8, 2),
	(564, 'sign', '2026-10-26 15:47:38+00', '2026-10-26', NULL, 119, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-050728', 'a8180f95-631c-e00d-cce3-0c7d12f5f64a', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 16, 1, NULL, 8, 2),
	(565, 'in_person', '2026-10-26 15:52:14+00', '2026-10-26', 73, 879, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Se acordaron de mi nombre y de lo que hablamos la vez pasada.', 'demo', 'offices-050732', '0044838e-f071-c02e-eb95-716fb1895400', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 17, 1, 36, 8, 2),
	(566, 'sign', '2026-10-26 15:57:38+00', '2026-10-26', 946, 1402, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050737', '82ce881d-064e-d578-0bdc-3c5063a61a45', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 18, 1, 35, 8, 2),
	(567, 'sign', '2026-10-26 16:06:50+00', '2026-10-26', NULL, 1037, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-050748', '2d25e72e-506d-65a0-cf58-fa557ecafc0d', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 16, 1, NULL, 8, 2),
	(568, 'in_person', '2026-10-26 16:11:32+00', '2026-10-26', 79, 507, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050752', '5e856055-bc13-5860-9a8f-a204da23c6f9', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 17, 1, 33, 8, 2),
	(569, 'sign', '2026-10-26 16:18:36+00', '2026-10-26', 1680, 924, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050754', '56e1ecde-14a6-2a10-16f8-ee6d9a274e93', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 18, 1, 35, 8, 2),
	(570, 'in_person', '2026-10-26 16:27:36+00', '2026-10-26', NULL, 1069, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050758', '7c37c34d-efed-5b58-d0a6-3daffa8d229a', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 19, 1, 36, 8, 2),
	(571, 'in_person', '2026-10-26 16:46:50+00', '2026-10-26', NULL, 1370, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050770', '72d8c796-ab4f-45ac-8342-fb7a4dd7a289', '3a8452ab-e6ae-ef0b-b9ec-eb673478c189', '2026-11-21 15:00:00+00', 61, 19, 1, 36, 8, 2),
	(572, 'letter', '2026-10-26 16:52:53+00', '2026-10-26', NULL, 940, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-050776', '6bb71879-b5bd-6e8c-cffd-2226dc9f4cc6', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 21, 1, 32, 8, 2),
	(573, 'messaging', '2026-10-27 14:26:31+00', '2026-10-27', NULL, 696, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-050867', 'b1c77d18-57df-801a-1893-f191b25630ef', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 22, 1, NULL, 10, 2),
	(574, 'web', '2026-10-27 15:04:14+00', '2026-10-27', NULL, 1367, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050883', '6b7c9723-ea7f-d1cb-e286-e63715223b12', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 14, 1, NULL, 10, 2),
	(575, 'email', '2026-10-27 16:21:39+00', '2026-10-27', NULL, 94, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-050925', 'd8b659f0-2538-60e6-2115-749efbc65e69', '3346e5f2-5f35-ea71-7149-334bbd8af2a1', '2026-11-21 15:00:00+00', 68, 24, 1, NULL, 8, 2),
	(576, 'email', '2026-10-27 18:00:45+00', '2026-10-27', NULL, 161, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-050954', '4050db03-fa5e-a28c-83b5-f775c91fdabd', '27bf9634-6597-89b9-c7eb-703e5d33d7dd', '2026-11-21 15:00:00+00', 100, 24, 1, NULL, 10, 2),
	(577, 'web', '2026-10-28 14:11:58+00', '2026-10-28', NULL, 1436, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051020', '662eabe6-732f-1a75-a15a-8e1a4cb6eb75', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 14, 1, NULL, 8, 2),
	(578, 'phone', '2026-10-28 14:11:58+00', '2026-10-28', 214, 475, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051021', '5e70a3aa-c6a9-3052-60d8-55c70b485f62', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 15, 1, 34, 8, 2),
	(579, 'sign', '2026-10-28 15:01:48+00', '2026-10-28', NULL, 658, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-051052', '97c73525-86d7-4ed2-c2d9-9a569f9586f0', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 16, 1, NULL, 10, 2),
	(580, 'in_person', '2026-10-28 15:09:16+00', '2026-10-28', 201, 661, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051056', '5174e92f-2d01-e245-59d2-300a750c3b1b', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 17, 1, 47, 10, 2),
	(581, 'sign', '2026-10-28 15:16:13+00', '2026-10-28', 950, 596, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-051059', '2ce75be7-eb86-b0a8-ca93-e3d12074d2d8', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 18, 1, 48, 10, 2),
	(582, 'in_person', '2026-10-28 15:45:56+00', '2026-10-28', NULL, 300, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Resolvió en el primer contacto.', '', 'demo', 'offices-051075', '1a53c5d0-a5d9-9309-b6aa-3d0e06fbd172', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 19, 1, 49, 10, 2),
	(583, 'letter', '2026-10-28 16:11:19+00', '2026-10-28', NULL, 551, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-051086', 'b9858af5-ff6c-48b3-1197-d9ee9ef5b1dd', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 21, 1, 47, 10, 2),
	(584, 'in_person', '2026-10-29 15:54:09+00', '2026-10-29', 144, 339, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051224', 'fd68f166-8b55-5bea-5cd9-7de960596da1', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 17, 1, 39, 9, 2),
	(585, 'sign', '2026-10-29 16:02:09+00', '2026-10-29', 509, 210, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-051229', 'fdacdba0-24e8-3942-d037-51c4f755203f', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 18, 1, 42, 9, 2),
	(586, 'in_person', '2026-10-29 16:31:41+00', '2026-10-29', NULL, 952, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051255', 'cebffa7e-91d0-3706-7255-8e58e1474a9a', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 19, 1, 41, 9, 2),
	(587, 'machine', '2026-10-29 16:50:09+00', '2026-10-29', 362, 1320, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-051267', '12b0a7e7-e63b-7ee6-12e2-7c77f5e38146', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 20, 1, NULL, 9, 2),
	(588, 'in_person', '2026-10-30 14:54:05+00', '2026-10-30', NULL, 920, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-051370', '070461db-234d-455d-3f0b-ef06cb9baea0', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 19, 1, 35, 8, 2),
	(589, 'letter', '2026-10-30 15:17:38+00', '2026-10-30', NULL, 954, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-051382', '6e7cab21-9dbd-3e31-8315-0136e23240a8', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 21, 1, 32, 8, 2),
	(590, 'messaging', '2026-10-30 15:47:21+00', '2026-10-30', NULL, 77, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051401', '222a69a7-22bd-ef3d-f52e-024549dc23fd', '9e9b74bf-66bb-7fe5-39e9-f99b890de1a6', '2026-11-21 15:00:00+00', 98, 22, 1, NULL, 8, 2),
	(591, 'machine', '2026-10-30 18:46:13+00', '2026-10-30', 63, 989, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Trato muy cálido.', '', 'demo', 'offices-051450', 'd3baa181-6fd0-5dae-9ad5-10dc2248b1eb', 'c545819f-e22c-ed52-4392-5244cfe61748', '2026-11-21 15:00:00+00', 73, 20, 1, NULL, 8, 2),
	(592, 'email', '2026-10-31 14:26:31+00', '2026-10-31', NULL, 159, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051485', '9410f93b-1ed8-91c7-01e4-ae004dbfef50', '991261b6-3cbb-fe31-a948-ee8ef571a690', '2026-11-21 15:00:00+00', 93, 24, 1, NULL, 10, 2),
	(593, 'email', '2026-10-31 16:49:04+00', '2026-10-31', NULL, 397, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051534', 'c25754b0-91f8-b114-d1d9-6aa423651e0c', 'effbbfb4-210f-bd9d-ca65-f67eaa4087ea', '2026-11-21 15:00:00+00', 87, 24, 1, NULL, 8, 2),
	(594, 'email', '2026-10-31 17:40:29+00', '2026-10-31', NULL, 969, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Esperaba otra cosa.', 'demo', 'offices-051542', 'cc868593-0b58-8209-2545-cdbe1e8a631c', 'cf1dcd66-a933-991a-8725-845cafd43ab0', '2026-11-21 15:00:00+00', 64, 24, 1, NULL, 10, 2),
	(595, 'messaging', '2026-11-01 15:04:14+00', '2026-11-01', NULL, 1144, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051597', '471f683d-8bdd-3317-8a1c-bf238da3d6dd', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 22, 1, NULL, 10, 2),
	(596, 'web', '2026-11-01 16:41:57+00', '2026-11-01', NULL, 1441, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051618', '7bb6b044-a741-9501-72b2-e213834d5ebf', '04ef24cb-7469-0430-3806-f800dcc8aa23', '2026-11-21 15:00:00+00', 63, 14, 1, NULL, 10, 2),
	(597, 'phone', '2026-11-01 16:41:57+00', '2026-11-01', 111, 457, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051619', '625e33ce-92b2-0897-166b-68ff9b04b626', '04ef24cb-7469-0430-3806-f800dcc8aa23', '2026-11-21 15:00:00+00', 63, 15, 1, 48, 10, 2),
	(598, 'messaging', '2026-11-02 15:49:27+00', '2026-11-02', NULL, 1357, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-051715', 'c46fe790-f0f5-d8ab-6f4d-7e68ab7bc859', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 22, 1, NULL, 9, 2),
	(599, 'sign', '2026-11-02 17:29:13+00', '2026-11-02', NULL, 1397, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-051765', 'b18e4685-4d9f-702f-f7e5-ab7c268acb37', 'ccb3a2b9-523d-1734-fe72-a08a4e686ad9', '2026-11-21 15:00:00+00', 91, 16, 1, NULL, 8, 2),
	(600, 'in_person', '2026-11-02 17:35:43+00', '2026-11-02', 162, 343, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051767', 'c3e7dcb3-e44c-0cdd-cb66-769db54f54be', 'ccb3a2b9-523d-1734-fe72-a08a4e686ad9', '2026-11-21 15:00:00+00', 91, 17, 1, 34, 8, 2);
INSERT INTO public.encounters_encounter VALUES
	(601, 'sign', '2026-11-02 17:39:22+00', '2026-11-02', 358, 557, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Se adelantó a lo que necesitaba.', '', 'demo', 'offices-051770', '37961fc9-f5c5-5ab1-6711-0253de36c382', 'ccb3a2b9-523d-1734-fe72-a08a4e686ad9', '2026-11-21 15:00:00+00', 91, 18, 1, 33, 8, 2),
	(602, 'machine', '2026-11-02 18:31:16+00', '2026-11-02', 121, 1493, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-051795', '6bf2c12a-6a00-5647-9f43-9375f5e23e1c', 'ccb3a2b9-523d-1734-fe72-a08a4e686ad9', '2026-11-21 15:00:00+00', 91, 20, 1, NULL, 8, 2),
	(603, 'letter', '2026-11-02 18:33:59+00', '2026-11-02', NULL, 895, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-051796', '523f8c2a-eec9-65ef-5de1-19111f08d64f', 'ccb3a2b9-523d-1734-fe72-a08a4e686ad9', '2026-11-21 15:00:00+00', 91, 21, 1, 32, 8, 2),
	(604, 'messaging', '2026-11-03 14:11:58+00', '2026-11-03', NULL, 397, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-051870', '7d2ea7a6-9f12-818d-e4e4-7da2df1275b1', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 22, 1, NULL, 8, 2),
	(605, 'in_person', '2026-11-03 16:49:41+00', '2026-11-03', 198, 1329, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051948', '317a32b0-e127-7c4b-71ad-24879d72feaa', '04ef24cb-7469-0430-3806-f800dcc8aa23', '2026-11-21 15:00:00+00', 63, 17, 1, 47, 10, 2),
	(606, 'sign', '2026-11-03 16:53:40+00', '2026-11-03', 935, 1144, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-051951', '271afbf5-6021-7c4a-89e8-71235857fcd9', '04ef24cb-7469-0430-3806-f800dcc8aa23', '2026-11-21 15:00:00+00', 63, 18, 1, 48, 10, 2),
	(607, 'phone', '2026-11-03 17:02:55+00', '2026-11-03', 377, 492, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', 'Llegué con miedo y me fui tranquila. Muchas gracias.', 'demo', 'offices-051958', '652f8b49-0260-21fb-2e5e-784209afb4ae', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 15, 1, 34, 8, 2),
	(608, 'machine', '2026-11-03 17:40:14+00', '2026-11-03', 362, 1417, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-051966', '34056163-a436-65f2-d1a6-91e56853b22d', '04ef24cb-7469-0430-3806-f800dcc8aa23', '2026-11-21 15:00:00+00', 63, 20, 1, NULL, 10, 2),
	(609, 'web', '2026-11-04 19:49:13+00', '2026-11-04', NULL, 836, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-052124', 'b69dc2a8-1ac7-f342-f87b-093b970ffb7e', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 14, 1, NULL, 9, 2),
	(610, 'email', '2026-11-05 15:04:14+00', '2026-11-05', NULL, 107, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052172', '5e7a131e-79fb-9074-0bf0-c488981d935d', '5b39af39-0a45-3f47-2ea5-8936ddb4271f', '2026-11-21 15:00:00+00', 81, 24, 1, NULL, 10, 2),
	(611, 'sign', '2026-11-05 17:18:22+00', '2026-11-05', 948, 1361, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-052234', 'f1c8d393-f20a-f6e2-963a-9ec84ae38ddb', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 18, 1, 35, 8, 2),
	(612, 'machine', '2026-11-05 18:04:36+00', '2026-11-05', 63, 722, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-052252', 'ba547add-39b2-7b83-f36a-35ea4957d2fa', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 20, 1, NULL, 8, 2),
	(613, 'letter', '2026-11-05 18:08:17+00', '2026-11-05', NULL, 472, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-052253', '7f4787db-7dff-5419-efda-f550c4cd1bee', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 21, 1, 35, 8, 2),
	(614, 'sign', '2026-11-06 13:31:18+00', '2026-11-06', NULL, 624, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052301', '5706c013-aee7-c7f9-565f-c13fcdb7d4be', '2ce89bf7-0264-a0eb-c36f-9ca7b6f957f8', '2026-11-21 15:00:00+00', 86, 16, 1, NULL, 10, 2),
	(615, 'sign', '2026-11-06 13:41:20+00', '2026-11-06', 1310, 1263, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', 'Esperaba otra cosa.', 'demo', 'offices-052308', '9363d5fd-8ac2-d707-91f6-76f20c8ec62a', '2ce89bf7-0264-a0eb-c36f-9ca7b6f957f8', '2026-11-21 15:00:00+00', 86, 18, 1, 48, 10, 2),
	(616, 'in_person', '2026-11-06 14:11:49+00', '2026-11-06', NULL, 502, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052321', '11de0ab9-50a4-8f08-2255-b3e07d751cde', '2ce89bf7-0264-a0eb-c36f-9ca7b6f957f8', '2026-11-21 15:00:00+00', 86, 19, 1, 47, 10, 2),
	(617, 'letter', '2026-11-06 14:34:42+00', '2026-11-06', NULL, 388, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052326', '3a8a4335-cda8-85ae-6060-926305a8ffd9', '2ce89bf7-0264-a0eb-c36f-9ca7b6f957f8', '2026-11-21 15:00:00+00', 86, 21, 1, 48, 10, 2),
	(618, 'email', '2026-11-06 15:49:27+00', '2026-11-06', NULL, 573, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-052367', '4361f1a3-413e-c19a-dc97-483a23b3908f', 'e980462d-be8a-f279-af41-828eb526cbc8', '2026-11-21 15:00:00+00', 63, 24, 1, NULL, 9, 2),
	(619, 'sign', '2026-11-06 19:49:36+00', '2026-11-06', NULL, 278, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052424', '559ac99a-5e60-7151-6f41-e5cff5cd43dc', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 16, 1, NULL, 9, 2),
	(620, 'in_person', '2026-11-06 19:55:20+00', '2026-11-06', 174, 72, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052427', '0a56e46f-00f2-0530-7e5f-d3f90df8acb9', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 17, 1, 40, 9, 2),
	(621, 'sign', '2026-11-06 20:02:26+00', '2026-11-06', 720, 1376, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052429', '89961c20-a245-e026-bbe8-71d21ddb5c40', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 18, 1, 42, 9, 2),
	(622, 'letter', '2026-11-06 20:54:13+00', '2026-11-06', NULL, 302, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052438', 'e2e2d907-c34f-19c9-5298-c1f7f621f039', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 21, 1, 43, 9, 2),
	(623, 'email', '2026-11-07 14:11:58+00', '2026-11-07', NULL, 961, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-052456', '4578a3fa-efcf-c668-c4c1-873a225d526e', 'ca097b7f-a7a2-bbbf-f4b3-5c8334fe27a0', '2026-11-21 15:00:00+00', 52, 24, 1, NULL, 8, 2),
	(624, 'web', '2026-11-07 16:14:36+00', '2026-11-07', NULL, 1183, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052514', '090d985b-c58d-a65c-061c-e8aeed7ba1cb', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 14, 1, NULL, 8, 2),
	(625, 'phone', '2026-11-07 16:14:36+00', '2026-11-07', 64, 453, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052515', 'b6126488-4d5f-618d-2652-1637c0587d12', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 15, 1, 35, 8, 2),
	(626, 'email', '2026-11-07 17:43:59+00', '2026-11-07', NULL, 116, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-052536', 'db7a24f2-5c79-c16a-eed6-0ec5800dec3f', 'c545819f-e22c-ed52-4392-5244cfe61748', '2026-11-21 15:00:00+00', 73, 24, 1, NULL, 8, 2),
	(627, 'web', '2026-11-08 16:14:42+00', '2026-11-08', NULL, 935, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-052610', 'e922d167-d79b-14f1-cc47-75d24d513b78', 'e8c976ac-e38e-5f35-e327-6230a96b92fa', '2026-11-21 15:00:00+00', 57, 14, 1, NULL, 10, 2),
	(628, 'in_person', '2026-11-09 16:19:27+00', '2026-11-09', 86, 322, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-052704', '6ec129bc-c615-24ad-a8ad-94cee5cede04', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 17, 1, 37, 8, 2),
	(629, 'sign', '2026-11-09 16:25:33+00', '2026-11-09', 579, 1281, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052709', 'ef801e2f-2af9-55f5-aa26-01a6040c8707', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 18, 1, 34, 8, 2),
	(630, 'in_person', '2026-11-09 16:56:38+00', '2026-11-09', NULL, 274, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052729', 'ebc2c330-7b0f-9028-a7cf-7db9c9aebb16', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 19, 1, 35, 8, 2),
	(631, 'messaging', '2026-11-09 17:02:55+00', '2026-11-09', NULL, 1126, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-052734', 'a16a7a41-4531-6747-e1ad-f3000584bbb1', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 22, 1, NULL, 8, 2),
	(632, 'machine', '2026-11-09 17:13:14+00', '2026-11-09', 101, 651, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-052742', 'e098aaa7-8538-c7dc-c869-f32257a3e542', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 20, 1, NULL, 8, 2),
	(633, 'sign', '2026-11-09 18:21:58+00', '2026-11-09', NULL, 179, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-052776', '3a9b400c-f491-8afa-18a2-e45a93576ab6', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 16, 1, NULL, 10, 2),
	(634, 'in_person', '2026-11-09 18:27:13+00', '2026-11-09', 117, 743, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-052782', 'd87c6243-07eb-3010-324b-64af8d0ae200', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 17, 1, 44, 10, 2),
	(635, 'sign', '2026-11-09 18:36:35+00', '2026-11-09', 1202, 961, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-052783', '6416b850-e9a3-b66c-e90c-34c18060ada0', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 18, 1, 44, 10, 2),
	(636, 'in_person', '2026-11-09 19:03:03+00', '2026-11-09', NULL, 600, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-052788', '4898e18b-b55b-4bc6-52f2-63550095e4f9', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 19, 1, 46, 10, 2),
	(637, 'letter', '2026-11-09 19:27:24+00', '2026-11-09', NULL, 774, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-052797', 'bc78763b-de5f-407a-7a9c-d83a9273132d', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 21, 1, 44, 10, 2),
	(638, 'in_person', '2026-11-10 16:20:55+00', '2026-11-10', 43, 500, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052925', '1fc273cb-e9f4-528e-7dd7-f90c5127e32a', 'e8c976ac-e38e-5f35-e327-6230a96b92fa', '2026-11-21 15:00:00+00', 57, 17, 1, 45, 10, 2),
	(639, 'in_person', '2026-11-10 16:56:28+00', '2026-11-10', NULL, 1065, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052943', 'e1b03c02-da19-5e74-d228-fe44d1c627e1', 'e8c976ac-e38e-5f35-e327-6230a96b92fa', '2026-11-21 15:00:00+00', 57, 19, 1, 48, 10, 2),
	(640, 'web', '2026-11-10 17:02:55+00', '2026-11-10', NULL, 965, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-052946', 'fc602dad-3883-84cc-6722-8e2c8b0b3c28', 'feb8c3c6-1527-4120-8ac4-87760fcf4da2', '2026-11-21 15:00:00+00', 77, 23, 1, NULL, 8, 2),
	(641, 'letter', '2026-11-10 17:20:52+00', '2026-11-10', NULL, 1185, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-052950', 'fe087fe1-11ec-2d75-d23c-da8ab74a1819', 'e8c976ac-e38e-5f35-e327-6230a96b92fa', '2026-11-21 15:00:00+00', 57, 21, 1, 47, 10, 2),
	(642, 'messaging', '2026-11-10 19:49:13+00', '2026-11-10', NULL, 549, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-052998', '8cc139e1-cdae-77c6-eadc-042d8bf8e4a8', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 22, 1, NULL, 9, 2),
	(643, 'web', '2026-11-10 19:55:53+00', '2026-11-10', NULL, 1377, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053000', '427ee37b-3ecb-6d11-43d6-5469027f1c99', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 14, 1, NULL, 8, 2),
	(644, 'web', '2026-11-11 13:29:51+00', '2026-11-11', NULL, 315, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053027', '5f94d946-75a7-0514-2b3e-260b6a72745f', '2ce89bf7-0264-a0eb-c36f-9ca7b6f957f8', '2026-11-21 15:00:00+00', 86, 23, 1, NULL, 10, 2),
	(645, 'sign', '2026-11-11 17:12:41+00', '2026-11-11', NULL, 115, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-053141', 'e4adf691-3756-3179-fa6e-fec9f7ae4021', '2bae8970-d4ff-b5a2-245b-ca06662e8b4a', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 10, 2),
	(646, 'web', '2026-11-11 19:49:13+00', '2026-11-11', NULL, 1445, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-053166', 'bb301520-5364-ca5e-e124-e7db37c21c01', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 23, 1, NULL, 9, 2),
	(647, 'in_person', '2026-11-12 20:04:11+00', '2026-11-12', 64, 1090, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053308', '5c0bd0a1-6b96-e224-5458-9201f7cb4bc4', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 17, 1, 37, 8, 2),
	(648, 'sign', '2026-11-12 20:08:04+00', '2026-11-12', 1119, 682, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-053310', 'c5c82177-bf05-5782-e03b-de1103776fea', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 18, 1, 33, 8, 2),
	(649, 'in_person', '2026-11-12 20:40:45+00', '2026-11-12', NULL, 1158, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053313', '535d0303-d1b4-4c11-9d50-4d0f83f3a7a0', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 19, 1, 34, 8, 2),
	(650, 'letter', '2026-11-12 21:03:28+00', '2026-11-12', NULL, 63, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053318', '0a3dac29-19c7-9291-9f53-da6fff6253b2', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 21, 1, 34, 8, 2);
INSERT INTO public.encounters_encounter VALUES
	(651, 'in_person', '2026-11-13 15:36:18+00', '2026-11-13', 117, 1346, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-053378', '3205b23b-a7c4-225e-158b-5c55d6474a0f', '6d2dbc3c-b5d2-e54e-f9c3-074847a8b755', '2026-11-21 15:00:00+00', 90, 17, 1, 37, 8, 2),
	(652, 'sign', '2026-11-13 15:41:35+00', '2026-11-13', 735, 735, '', '', NULL, NULL, NULL, 1, 'staff', NULL, 'Llamó después para saber cómo seguía.', '', 'demo', 'offices-053385', '4f3220f4-55c9-ff05-6950-75601fced09f', '6d2dbc3c-b5d2-e54e-f9c3-074847a8b755', '2026-11-21 15:00:00+00', 90, 18, 1, 34, 8, 2),
	(653, 'messaging', '2026-11-13 16:14:36+00', '2026-11-13', NULL, 658, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053402', '7d3017b4-cf5d-1070-8131-5a31e41a1212', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 22, 1, NULL, 8, 2),
	(654, 'machine', '2026-11-13 16:30:14+00', '2026-11-13', 91, 103, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053408', '6b3099a9-0fac-8e72-e9e5-4f9ac49ce4ea', '6d2dbc3c-b5d2-e54e-f9c3-074847a8b755', '2026-11-21 15:00:00+00', 90, 20, 1, NULL, 8, 2),
	(655, 'messaging', '2026-11-13 18:22:07+00', '2026-11-13', NULL, 1125, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053454', '66725ecc-d863-b8e7-d85c-ea64d3773bfd', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 22, 1, NULL, 10, 2),
	(656, 'web', '2026-11-14 16:14:36+00', '2026-11-14', NULL, 849, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053546', '46dd46f9-e0f3-e4c9-9f7a-d97b9586fb2e', '1530408b-48cc-24bb-0a56-4a06038d16a4', '2026-11-21 15:00:00+00', 72, 23, 1, NULL, 8, 2),
	(657, 'web', '2026-11-14 16:14:42+00', '2026-11-14', NULL, 1279, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053547', '2d6d980e-6db3-3321-422e-cfb440aa6eba', 'e8c976ac-e38e-5f35-e327-6230a96b92fa', '2026-11-21 15:00:00+00', 57, 23, 1, NULL, 10, 2),
	(658, 'web', '2026-11-14 17:38:25+00', '2026-11-14', NULL, 1420, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-053575', '5b81754b-d823-ee64-8460-38ad6d9d7666', '19d59972-22cc-aca7-6743-4edbc4d5b628', '2026-11-21 15:00:00+00', 62, 14, 1, NULL, 8, 2),
	(659, 'email', '2026-11-14 19:49:13+00', '2026-11-14', NULL, 466, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053598', '93d4e042-0eb9-0fcf-2017-2bce723caf4a', '020572d6-db1b-a53b-5afa-126ce5137aea', '2026-11-21 15:00:00+00', 80, 24, 1, NULL, 9, 2),
	(660, 'phone', '2026-11-15 17:38:25+00', '2026-11-15', 70, 1326, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-053669', '9fcf6014-67e8-c006-e738-c35076d93833', '19d59972-22cc-aca7-6743-4edbc4d5b628', '2026-11-21 15:00:00+00', 62, 15, 1, 37, 8, 2),
	(661, 'phone', '2026-11-15 20:29:29+00', '2026-11-15', 493, 723, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053682', 'a59e6099-138b-9fe4-51a3-84c6ac2debec', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 15, 1, 34, 8, 2),
	(662, 'in_person', '2026-11-16 18:20:06+00', '2026-11-16', NULL, 109, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-053826', 'fecfd66d-f306-1ffd-990e-f74b4cb7b750', '19d59972-22cc-aca7-6743-4edbc4d5b628', '2026-11-21 15:00:00+00', 62, 19, 1, 34, 8, 2),
	(663, 'sign', '2026-11-16 18:41:47+00', '2026-11-16', NULL, 1394, '', '', NULL, NULL, NULL, -1, 'staff', NULL, '', '', 'demo', 'offices-053834', '9835542d-f5af-5a81-c935-8cc5bc98b22f', '693c6b21-d1eb-b98e-4a56-204fbdac6dae', '2026-11-21 15:00:00+00', 102, 16, 1, NULL, 8, 2),
	(664, 'sign', '2026-11-16 18:55:53+00', '2026-11-16', 647, 831, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053836', '5b323d0d-6f12-c2d3-6189-47f00bfad4a6', '693c6b21-d1eb-b98e-4a56-204fbdac6dae', '2026-11-21 15:00:00+00', 102, 18, 1, 33, 8, 2),
	(665, 'in_person', '2026-11-16 19:23:16+00', '2026-11-16', NULL, 1295, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053843', 'bf630f8c-6e0a-b3ff-6d8e-00882337b288', '693c6b21-d1eb-b98e-4a56-204fbdac6dae', '2026-11-21 15:00:00+00', 102, 19, 1, 35, 8, 2),
	(666, 'letter', '2026-11-16 19:49:10+00', '2026-11-16', NULL, 480, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-053855', 'b5340fa9-ad4d-abfa-57c3-530ae2dcddc1', '693c6b21-d1eb-b98e-4a56-204fbdac6dae', '2026-11-21 15:00:00+00', 102, 21, 1, 36, 8, 2),
	(667, 'sign', '2026-11-16 20:29:53+00', '2026-11-16', NULL, 1332, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053861', 'b0caaefc-caa3-fe18-e9a6-e2267762b1cb', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 16, 1, NULL, 8, 2),
	(668, 'in_person', '2026-11-16 20:35:20+00', '2026-11-16', 64, 249, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053863', '681e28d4-016b-aa5e-398b-6d967a5772d6', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 17, 1, 36, 8, 2),
	(669, 'sign', '2026-11-16 20:40:17+00', '2026-11-16', 501, 176, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053865', 'd5ac505c-8dde-fe46-92d7-dc3caefd553b', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 18, 1, 36, 8, 2),
	(670, 'in_person', '2026-11-16 21:10:52+00', '2026-11-16', NULL, 314, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Resolvieron en diez minutos lo que yo creía que tomaría la mañana.', 'demo', 'offices-053869', 'ac92b935-3b9b-7ee5-b030-468830fa8ff1', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 19, 1, 35, 8, 2),
	(671, 'machine', '2026-11-16 21:29:48+00', '2026-11-16', 277, 418, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-053870', '6a94f2ac-a443-8230-75c6-1f9485805e27', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 20, 1, NULL, 8, 2),
	(672, 'letter', '2026-11-16 21:37:35+00', '2026-11-16', NULL, 1141, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-053871', '38ad697c-bd89-6410-1811-589436df1b5c', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 21, 1, 34, 8, 2),
	(673, 'email', '2026-11-17 18:22:07+00', '2026-11-17', NULL, 1123, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054041', '0ff18051-93ee-02c9-c4dd-5f98d9bce06c', '756eb42b-555d-f080-fa54-308a3609e938', '2026-11-21 15:00:00+00', 79, 24, 1, NULL, 10, 2),
	(674, 'sign', '2026-11-17 18:34:13+00', '2026-11-17', NULL, 1272, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054049', '43d44a4c-ebbc-d713-a9dc-24e91a886ef5', '736a792f-2f17-f295-e9d1-b6d0fd238f4a', '2026-11-21 15:00:00+00', NULL, 16, 1, NULL, 8, 2),
	(675, 'in_person', '2026-11-17 18:39:33+00', '2026-11-17', 103, 142, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054052', '1b31d9c8-48c3-65da-72ee-0bb3a9fbf809', '736a792f-2f17-f295-e9d1-b6d0fd238f4a', '2026-11-21 15:00:00+00', NULL, 17, 1, 37, 8, 2),
	(676, 'sign', '2026-11-17 18:42:59+00', '2026-11-17', 707, 1152, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054054', 'ed210361-3d68-9146-c8cf-f43c237c54ab', '736a792f-2f17-f295-e9d1-b6d0fd238f4a', '2026-11-21 15:00:00+00', NULL, 18, 1, 32, 8, 2),
	(677, 'in_person', '2026-11-17 19:17:10+00', '2026-11-17', NULL, 176, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-054065', '3c88ed25-cd3b-d050-efd7-f3263f14ec37', '736a792f-2f17-f295-e9d1-b6d0fd238f4a', '2026-11-21 15:00:00+00', NULL, 19, 1, 33, 8, 2),
	(678, 'letter', '2026-11-17 19:40:57+00', '2026-11-17', NULL, 1432, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-054071', 'd96b1cb4-4c59-dd29-aecd-f954d2a0892b', '736a792f-2f17-f295-e9d1-b6d0fd238f4a', '2026-11-21 15:00:00+00', NULL, 21, 1, 35, 8, 2),
	(679, 'messaging', '2026-11-17 19:55:53+00', '2026-11-17', NULL, 994, '', '', NULL, NULL, NULL, 1, 'staff', NULL, '', '', 'demo', 'offices-054073', 'fa1af3d3-4086-b580-9ebf-1d14017f41ce', '9d194ac0-b168-6c06-91ea-5ff0e72fef03', '2026-11-21 15:00:00+00', NULL, 22, 1, NULL, 8, 2),
	(680, 'messaging', '2026-11-18 15:30:29+00', '2026-11-18', NULL, 796, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-054135', '788c0a35-3580-f0cb-f00e-977d97e9b927', '6d2dbc3c-b5d2-e54e-f9c3-074847a8b755', '2026-11-21 15:00:00+00', 90, 22, 1, NULL, 8, 2),
	(681, 'web', '2026-11-19 15:47:28+00', '2026-11-19', NULL, 1110, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'demo', 'offices-054310', 'f63fe00c-6697-e77c-b839-dc3d9e8be427', 'd95f1be2-26d5-b337-5de0-73f23802bf55', '2026-11-21 15:00:00+00', NULL, 14, 1, NULL, 9, 2),
	(682, 'email', '2026-11-19 17:12:49+00', '2026-11-19', NULL, 1129, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054348', '404b6f74-7a8f-8d0d-f247-d9b5d6ee98d8', '2bae8970-d4ff-b5a2-245b-ca06662e8b4a', '2026-11-21 15:00:00+00', NULL, 24, 1, NULL, 10, 2),
	(683, 'in_person', '2026-11-20 15:52:37+00', '2026-11-20', 29, 1076, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054474', '91ef8f8c-73be-10f5-1896-c48b989842cb', 'd95f1be2-26d5-b337-5de0-73f23802bf55', '2026-11-21 15:00:00+00', NULL, 17, 1, 38, 9, 2),
	(684, 'sign', '2026-11-20 16:00:42+00', '2026-11-20', 613, 444, '', '', NULL, NULL, NULL, NULL, '', NULL, '', '', 'demo', 'offices-054481', 'cd6a9f37-009d-e20c-b81d-994826d4eb53', 'd95f1be2-26d5-b337-5de0-73f23802bf55', '2026-11-21 15:00:00+00', NULL, 18, 1, 42, 9, 2),
	(685, 'in_person', '2026-11-20 16:27:57+00', '2026-11-20', NULL, 198, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054488', '2fd5cb22-3a21-ea98-5d41-c90953f3e1ab', 'd95f1be2-26d5-b337-5de0-73f23802bf55', '2026-11-21 15:00:00+00', NULL, 19, 1, 40, 9, 2),
	(686, 'machine', '2026-11-20 16:46:46+00', '2026-11-20', 161, 1404, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054498', '06c2cc1e-7f07-c63a-08ea-e240f8f34930', 'd95f1be2-26d5-b337-5de0-73f23802bf55', '2026-11-21 15:00:00+00', NULL, 20, 1, NULL, 9, 2),
	(687, 'messaging', '2026-11-20 17:38:25+00', '2026-11-20', NULL, 723, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-054507', 'be75b53c-845c-64c7-05c4-401ff4df5298', '19d59972-22cc-aca7-6743-4edbc4d5b628', '2026-11-21 15:00:00+00', 62, 22, 1, NULL, 8, 2),
	(688, 'messaging', '2026-11-20 18:42:49+00', '2026-11-20', NULL, 500, '', '', NULL, NULL, NULL, 0, 'staff', NULL, '', '', 'demo', 'offices-054524', 'ba476cde-4bf5-01d1-4140-077024759bb1', '693c6b21-d1eb-b98e-4a56-204fbdac6dae', '2026-11-21 15:00:00+00', 102, 22, 1, NULL, 8, 2),
	(689, 'sign', '2026-11-20 18:45:28+00', '2026-11-20', NULL, 1430, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054526', '02145b98-5af8-042c-bb49-a17f02fe3f73', '9a7b40b9-bdaa-a04c-0d83-ae83253b4fd4', '2026-11-21 15:00:00+00', 65, 16, 1, NULL, 8, 2),
	(690, 'in_person', '2026-11-20 18:48:16+00', '2026-11-20', 219, 1324, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054527', 'a61e4f34-a424-c58d-02b3-beb37ec34ba5', '9a7b40b9-bdaa-a04c-0d83-ae83253b4fd4', '2026-11-21 15:00:00+00', 65, 17, 1, 36, 8, 2),
	(691, 'in_person', '2026-11-20 19:26:36+00', '2026-11-20', NULL, 69, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'demo', 'offices-054537', '2013d3b2-da5c-88c7-5ff8-6371742427e1', '9a7b40b9-bdaa-a04c-0d83-ae83253b4fd4', '2026-11-21 15:00:00+00', 65, 19, 1, 33, 8, 2),
	(692, 'messaging', '2026-11-20 20:29:29+00', '2026-11-20', NULL, 362, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'demo', 'offices-054540', '3d269a33-e911-6be8-f34f-887f9cded5cd', 'aee9f8a3-f610-22f5-bab4-f78d84992958', '2026-11-21 15:00:00+00', 96, 22, 1, NULL, 8, 2),
	(693, 'web', '2026-11-21 15:07:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Corregido.', 'hand', '', '007d9ac7-d964-50f2-9c9f-d76d00d2f3a4', NULL, '2026-11-21 15:07:00+00', 103, 1, 7, NULL, 3, NULL),
	(696, 'web', '2026-11-21 15:28:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Corregido.', 'hand', '', 'de91b90d-18b3-5114-9033-3c230d5ce0a2', NULL, '2026-11-21 15:28:00+00', 106, 1, 7, NULL, 3, NULL),
	(694, 'web', '2026-11-21 15:14:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Comentario número 1: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', 'ab438a1b-6dd1-55be-8a8b-8d6cf7694544', NULL, '2026-11-21 15:14:00+00', 103, 1, 7, NULL, 3, NULL),
	(695, 'web', '2026-11-21 15:21:00+00', '2026-11-21', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'hand', '', '86dae1af-b5e2-532f-b6fe-2c1df715a4b1', NULL, '2026-11-21 15:21:00+00', NULL, 1, 7, NULL, 3, NULL),
	(697, 'web', '2026-11-21 15:35:00+00', '2026-11-21', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Comentario número 4: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', 'c915411a-77ff-5865-9d0c-dfd1de401a02', NULL, '2026-11-21 15:35:00+00', 107, 1, 7, NULL, 3, NULL),
	(699, 'web', '2026-11-21 15:49:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Corregido.', 'hand', '', '7740ab51-ff2c-544e-9646-7f58fd5c7b58', NULL, '2026-11-21 15:49:00+00', 109, 1, 7, NULL, 3, NULL),
	(700, 'web', '2026-11-21 15:56:00+00', '2026-11-21', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', 'Comentario número 7: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', 'ce5ba0f2-1167-513e-a5a7-56ae8d76ec14', NULL, '2026-11-21 15:56:00+00', 110, 1, 7, NULL, 3, NULL),
	(701, 'web', '2026-11-21 16:03:00+00', '2026-11-21', NULL, NULL, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', 'Comentario número 8: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', 'f0dc64e8-9864-53b1-88b4-c336e845d0ea', NULL, '2026-11-21 16:03:00+00', 111, 1, 7, NULL, 3, NULL);
INSERT INTO public.encounters_encounter VALUES
	(702, 'web', '2026-11-21 16:10:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Corregido.', 'hand', '', '6f362c20-443b-5d4c-9b1a-a65651daf775', NULL, '2026-11-21 16:10:00+00', 112, 1, 7, NULL, 3, NULL),
	(703, 'web', '2026-11-21 16:17:00+00', '2026-11-21', NULL, NULL, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', 'Comentario número 10: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', '52866250-33ee-5106-8959-45c805c3851a', NULL, '2026-11-21 16:17:00+00', 113, 1, 7, NULL, 3, NULL),
	(704, 'web', '2026-11-21 16:24:00+00', '2026-11-21', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', 'Comentario número 11: «todo bien», 100 %, ñ, 日本, 🙂
segunda línea\t', 'hand', '', '18d1c9dc-b87c-5531-9b48-97191157f36c', NULL, '2026-11-21 16:24:00+00', 114, 1, 7, NULL, 3, NULL),
	(705, 'web', '2026-10-01 14:15:00+00', '2026-10-01', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', '3989a9e9-fa73-d834-2418-ec264c7769be', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(706, 'web', '2026-10-02 14:15:00+00', '2026-10-02', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '10b96dc4-a759-16b7-e126-af5ed53c9cc8', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(707, 'web', '2026-10-03 14:15:00+00', '2026-10-03', NULL, NULL, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '3df18f99-f664-5019-f83a-40a18b95c9bb', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(708, 'web', '2026-10-04 14:15:00+00', '2026-10-04', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'encuesta', '', 'a11c7202-f15a-7743-19ac-ae52b5e6a649', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(709, 'web', '2026-10-05 14:15:00+00', '2026-10-05', NULL, NULL, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', 'ab63b669-0ed2-c103-601b-a4803016a3d0', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(710, 'web', '2026-10-06 14:15:00+00', '2026-10-06', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', '83e0b6af-383b-3daf-5091-116605795225', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(711, 'web', '2026-10-07 14:15:00+00', '2026-10-07', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'encuesta', '', 'c31d9fa5-9a7f-ca4f-a61d-03b56eb0e162', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(712, 'web', '2026-10-08 14:15:00+00', '2026-10-08', NULL, NULL, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'encuesta', '', 'e7245c60-aab8-35e8-a61f-8a1678e790f7', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(713, 'web', '2026-10-09 14:15:00+00', '2026-10-09', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'encuesta', '', 'f2b701c8-daf8-2709-3d57-9e1255407126', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(714, 'web', '2026-10-10 14:15:00+00', '2026-10-10', NULL, NULL, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', 'e0b1ce8a-4393-357e-d165-6a367ff2cd37', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(715, 'web', '2026-10-11 14:15:00+00', '2026-10-11', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', '202f0507-f6da-2166-3e04-f76d7a820bc6', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(716, 'web', '2026-10-12 14:15:00+00', '2026-10-12', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '3acf846c-7f4f-9aa4-4ffa-7ea1c8af065d', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(717, 'web', '2026-10-13 14:15:00+00', '2026-10-13', NULL, NULL, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '8a2a6ac0-866c-0a1c-47f3-8d40c1b81980', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(718, 'web', '2026-10-14 14:15:00+00', '2026-10-14', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'encuesta', '', 'cf182c17-0082-ef87-f540-35f23f93ce1f', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(719, 'web', '2026-10-15 14:15:00+00', '2026-10-15', NULL, NULL, '1', '1-5', 0, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', '6d20bff7-8970-2cd4-caf2-f8996d8fb3a8', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(720, 'web', '2026-10-16 14:15:00+00', '2026-10-16', NULL, NULL, '2', '1-5', 0.25, false, NULL, -1, 'rating', 1, '', '', 'encuesta', '', '95b84216-2458-4d0f-d681-2e852fca89e4', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(721, 'web', '2026-10-17 14:15:00+00', '2026-10-17', NULL, NULL, '3', '1-5', 0.5, false, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '223d6089-5179-c455-7a3c-f02b643f9c4e', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(722, 'web', '2026-10-18 14:15:00+00', '2026-10-18', NULL, NULL, '4', '1-5', 0.75, true, NULL, 0, 'rating', 1, '', '', 'encuesta', '', '034559b4-985e-45a6-bba9-9b02775dfa84', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(723, 'web', '2026-10-19 14:15:00+00', '2026-10-19', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', '', 'encuesta', '', '016e7e27-94a1-396e-9c0e-ccbdb491cced', NULL, '2026-11-21 16:24:00+00', NULL, 1, 2, NULL, 3, 3),
	(724, 'web', '2026-11-21 16:24:00+00', '2026-11-21', NULL, NULL, '5', '1-5', 1, true, NULL, 1, 'rating', 1, '', 'Aún sin hechos.', 'hand', '', 'b4c858c7-b7ec-50b3-935e-f8ad761530a5', NULL, '2026-11-21 16:24:00+00', NULL, 1, 7, NULL, 3, NULL);

INSERT INTO public.encounters_fileimport VALUES
	(1, 'demo-clinics.parquet', '8844b66450fe6e190e62014df343a576', '65ab0aaef55c9662b0189f34d6304a90c513dbece97533d038b8e2e771a4db20', 17959, '{"form": "long", "unit": {"column": "unit"}, "wait": {"unit": "s", "column": "wait"}, "when": {"orders": ["ymd"], "columns": ["when"]}, "cycle": 1, "visit": {"column": "visit"}, "moment": {"column": "moment"}, "rating": {"scale": "1-5", "column": "rating"}, "schema": "estelar.mapping/1", "source": "demo", "comment": {"columns": ["comment"]}, "customer": {"name": "customer_name", "external_id": "customer"}, "duration": {"unit": "s", "column": "duration"}, "elements": [{"column": "elements"}], "served_by": {"column": "served_by"}, "impression": {"column": "impression", "obtained": "staff"}, "external_id": {"column": "external_id"}, "made_stellar": {"column": "made_stellar"}}', 'done', 374, 374, 50, 0, 0, 1, '', '[]', '', '', '2026-11-21 15:00:00+00', '2026-11-21 15:00:00+00', NULL, 1, '{"rows": 374, "sample": [], "reasons": [], "skipped": 0, "elements": 26, "last_day": "2026-11-20", "problems": [], "rejected": 0, "repeated": 0, "first_day": "2026-09-15", "encounters": 374, "already_there": 0, "customers_made": 50, "customers_found": 0}'),
	(2, 'demo-offices.parquet', 'b4016510210ce832985f9152a0ccb7f5', '1af6bf929a9a0fb42e1f1c6cde4bdcd43e17cb081d4e86ca894a4d442b2791a7', 16085, '{"form": "long", "unit": {"column": "unit"}, "wait": {"unit": "s", "column": "wait"}, "when": {"orders": ["ymd"], "columns": ["when"]}, "cycle": 2, "visit": {"column": "visit"}, "moment": {"column": "moment"}, "rating": {"scale": "1-5", "column": "rating"}, "schema": "estelar.mapping/1", "source": "demo", "comment": {"columns": ["comment"]}, "customer": {"name": "customer_name", "external_id": "customer"}, "duration": {"unit": "s", "column": "duration"}, "elements": [{"column": "elements"}], "served_by": {"column": "served_by"}, "impression": {"column": "impression", "obtained": "staff"}, "external_id": {"column": "external_id"}, "made_stellar": {"column": "made_stellar"}}', 'done', 318, 318, 52, 0, 0, 1, '', '[]', '', '', '2026-11-21 15:00:00+00', '2026-11-21 15:00:00+00', NULL, 1, '{"rows": 318, "sample": [], "reasons": [], "skipped": 0, "elements": 17, "last_day": "2026-11-20", "problems": [], "rejected": 0, "repeated": 0, "first_day": "2026-09-15", "encounters": 318, "already_there": 0, "customers_made": 52, "customers_found": 0}'),
	(3, 'encuesta.csv', '82b0730ba4e94b0bd737c224ebbfec61', 'a20a41bc2bc313c033352d751eafb0ad2ea5b96331ed19a2dbc110a6a1b530c9', 801, '{"form": "long", "unit": {"column": "sede"}, "when": {"orders": ["dmy"], "columns": ["fecha"]}, "cycle": 1, "moment": {"column": "momento"}, "rating": {"scale": "1-5", "column": "nota"}, "schema": "estelar.mapping/1", "source": "encuesta"}', 'done', 20, 19, 0, 1, 0, 1, '', '[{"row": 21, "column": "fecha", "reason": "«31/02/2026» no es una fecha del tipo día, mes, año (31/12/2026)"}, {"row": 21, "column": "sede", "reason": "no existe la unidad «y»: agréguela o indique en la correspondencia qué unidad es"}, {"row": 21, "column": "momento", "reason": "el ciclo «Consulta médica» no tiene el momento «x»: indique en la correspondencia cuál es"}, {"row": 21, "column": "nota", "reason": "9 está fuera de la escala, que va de 1 a 5."}]', '82b0730ba4e94b0bd737c224ebbfec61.rejected.csv', '', '2026-11-21 16:24:00+00', '2026-11-21 16:24:00+00', NULL, 2, '{"rows": 20, "sample": [], "reasons": [{"rows": 1, "column": "fecha", "example": "«31/02/2026» no es una fecha del tipo día, mes, año (31/12/2026)"}, {"rows": 1, "column": "momento", "example": "el ciclo «Consulta médica» no tiene el momento «x»: indique en la correspondencia cuál es"}, {"rows": 1, "column": "nota", "example": "9 está fuera de la escala, que va de 1 a 5."}, {"rows": 1, "column": "sede", "example": "no existe la unidad «y»: agréguela o indique en la correspondencia qué unidad es"}], "skipped": 0, "elements": 0, "last_day": "2026-10-19", "problems": [{"row": 21, "column": "fecha", "reason": "«31/02/2026» no es una fecha del tipo día, mes, año (31/12/2026)"}, {"row": 21, "column": "sede", "reason": "no existe la unidad «y»: agréguela o indique en la correspondencia qué unidad es"}, {"row": 21, "column": "momento", "reason": "el ciclo «Consulta médica» no tiene el momento «x»: indique en la correspondencia cuál es"}, {"row": 21, "column": "nota", "reason": "9 está fuera de la escala, que va de 1 a 5."}], "rejected": 1, "repeated": 0, "first_day": "2026-10-01", "encounters": 19, "already_there": 0, "customers_made": 0, "customers_found": 0}');

INSERT INTO public.encounters_importedcustomer VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1),
	(6, 6, 1),
	(7, 7, 1),
	(8, 8, 1),
	(9, 9, 1),
	(10, 10, 1),
	(11, 11, 1),
	(12, 12, 1),
	(13, 13, 1),
	(14, 14, 1),
	(15, 15, 1),
	(16, 16, 1),
	(17, 17, 1),
	(18, 18, 1),
	(19, 19, 1),
	(20, 20, 1),
	(21, 21, 1),
	(22, 22, 1),
	(23, 23, 1),
	(24, 24, 1),
	(25, 25, 1),
	(26, 26, 1),
	(27, 27, 1),
	(28, 28, 1),
	(29, 29, 1),
	(30, 30, 1),
	(31, 31, 1),
	(32, 32, 1),
	(33, 33, 1),
	(34, 34, 1),
	(35, 35, 1),
	(36, 36, 1),
	(37, 37, 1),
	(38, 38, 1),
	(39, 39, 1),
	(40, 40, 1),
	(41, 41, 1),
	(42, 42, 1),
	(43, 43, 1),
	(44, 44, 1),
	(45, 45, 1),
	(46, 46, 1),
	(47, 47, 1),
	(48, 48, 1),
	(49, 49, 1),
	(50, 50, 1);
INSERT INTO public.encounters_importedcustomer VALUES
	(51, 51, 2),
	(52, 52, 2),
	(53, 53, 2),
	(54, 54, 2),
	(55, 55, 2),
	(56, 56, 2),
	(57, 57, 2),
	(58, 58, 2),
	(59, 59, 2),
	(60, 60, 2),
	(61, 61, 2),
	(62, 62, 2),
	(63, 63, 2),
	(64, 64, 2),
	(65, 65, 2),
	(66, 66, 2),
	(67, 67, 2),
	(68, 68, 2),
	(69, 69, 2),
	(70, 70, 2),
	(71, 71, 2),
	(72, 72, 2),
	(73, 73, 2),
	(74, 74, 2),
	(75, 75, 2),
	(76, 76, 2),
	(77, 77, 2),
	(78, 78, 2),
	(79, 79, 2),
	(80, 80, 2),
	(81, 81, 2),
	(82, 82, 2),
	(83, 83, 2),
	(84, 84, 2),
	(85, 85, 2),
	(86, 86, 2),
	(87, 87, 2),
	(88, 88, 2),
	(89, 89, 2),
	(90, 90, 2),
	(91, 91, 2),
	(92, 92, 2),
	(93, 93, 2),
	(94, 94, 2),
	(95, 95, 2),
	(96, 96, 2),
	(97, 97, 2),
	(98, 98, 2),
	(99, 99, 2),
	(100, 100, 2);
INSERT INTO public.encounters_importedcustomer VALUES
	(101, 101, 2),
	(102, 102, 2);

INSERT INTO public.journal_entry VALUES
	(1, '2026-11-21 15:00:00+00', 'people.organisation_changed', 'people.organisation', '1', 'Mancomunidad Valle Aurora', 'command manage shell', '{"changes": {"name": ["Estelar", "Mancomunidad Valle Aurora"], "customer_en": ["customer", "client"], "customer_es": ["cliente", "usuario"], "customers_en": ["customers", "clients"], "customers_es": ["clientes", "usuarios"]}}', 1),
	(2, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '1', 'Mancomunidad Valle Aurora', 'command manage shell', '{"code": "root", "part_of": ""}', 1),
	(3, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '2', 'Clínicas Aurora', 'command manage shell', '{"code": "clinics", "part_of": "Mancomunidad Valle Aurora"}', 1),
	(4, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '3', 'Sede Norte', 'command manage shell', '{"code": "north", "part_of": "Clínicas Aurora"}', 1),
	(5, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '4', 'Sede Sur', 'command manage shell', '{"code": "south", "part_of": "Clínicas Aurora"}', 1),
	(6, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '5', 'Sede Centro', 'command manage shell', '{"code": "centre", "part_of": "Clínicas Aurora"}', 1),
	(7, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '6', 'Sede Río', 'command manage shell', '{"code": "river", "part_of": "Clínicas Aurora"}', 1),
	(8, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '7', 'Oficinas de servicios', 'command manage shell', '{"code": "offices", "part_of": "Mancomunidad Valle Aurora"}', 1),
	(9, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '8', 'Oficina Central', 'command manage shell', '{"code": "main-office", "part_of": "Oficinas de servicios"}', 1),
	(10, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '9', 'Oficina Occidente', 'command manage shell', '{"code": "west-office", "part_of": "Oficinas de servicios"}', 1),
	(11, '2026-11-21 15:00:00+00', 'people.unit_added', 'people.unit', '10', 'Oficina Puerto', 'command manage shell', '{"code": "port-office", "part_of": "Oficinas de servicios"}', 1),
	(12, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '2', 'María José Núñez', 'command manage shell', '{"email": "admin@demo.invalid", "staff_number": ""}', 1),
	(13, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '2', 'María José Núñez', 'command manage shell', '{"role": "administrator", "unit": "Mancomunidad Valle Aurora"}', 1),
	(14, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '3', 'Ramiro Salazar', 'command manage shell', '{"email": "direccion@demo.invalid", "staff_number": ""}', 1),
	(15, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '3', 'Ramiro Salazar', 'command manage shell', '{"role": "director", "unit": "Mancomunidad Valle Aurora"}', 1),
	(16, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '4', 'Amparo Beltrán', 'command manage shell', '{"email": "calidad@demo.invalid", "staff_number": ""}', 1),
	(17, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '4', 'Amparo Beltrán', 'command manage shell', '{"role": "quality_manager", "unit": "Mancomunidad Valle Aurora"}', 1),
	(18, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '5', 'Fernando Barrios', 'command manage shell', '{"email": "auditoria@demo.invalid", "staff_number": ""}', 1),
	(19, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '5', 'Fernando Barrios', 'command manage shell', '{"role": "auditor", "unit": "Mancomunidad Valle Aurora"}', 1),
	(20, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '6', 'Gloria Guerrero', 'command manage shell', '{"email": "supervision@demo.invalid", "staff_number": ""}', 1),
	(21, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '6', 'Gloria Guerrero', 'command manage shell', '{"role": "supervisor", "unit": "Clínicas Aurora"}', 1),
	(22, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '7', 'Emilio Molina', 'command manage shell', '{"email": "agente@demo.invalid", "staff_number": ""}', 1),
	(23, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '7', 'Emilio Molina', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(24, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '8', 'Natalia Guerrero', 'command manage shell', '{"email": "north-1@demo.invalid", "staff_number": "north-1"}', 1),
	(25, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '8', 'Natalia Guerrero', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(26, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '9', 'Raúl Molina', 'command manage shell', '{"email": "north-2@demo.invalid", "staff_number": "north-2"}', 1),
	(27, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '9', 'Raúl Molina', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(28, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '10', 'Paola Rincón', 'command manage shell', '{"email": "north-3@demo.invalid", "staff_number": "north-3"}', 1),
	(29, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '10', 'Paola Rincón', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(30, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '11', 'Julián Zamora', 'command manage shell', '{"email": "north-4@demo.invalid", "staff_number": "north-4"}', 1),
	(31, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '11', 'Julián Zamora', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(32, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '12', 'Isabel Acosta', 'command manage shell', '{"email": "north-5@demo.invalid", "staff_number": "north-5"}', 1),
	(33, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '12', 'Isabel Acosta', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(34, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '13', 'Miguel Ángel Fuentes', 'command manage shell', '{"email": "north-6@demo.invalid", "staff_number": "north-6"}', 1),
	(35, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '13', 'Miguel Ángel Fuentes', 'command manage shell', '{"role": "agent", "unit": "Sede Norte"}', 1),
	(36, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '14', 'Inés Lozano', 'command manage shell', '{"email": "south-1@demo.invalid", "staff_number": "south-1"}', 1),
	(37, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '14', 'Inés Lozano', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(38, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '15', 'Jorge Quintero', 'command manage shell', '{"email": "south-2@demo.invalid", "staff_number": "south-2"}', 1),
	(39, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '15', 'Jorge Quintero', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(40, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '16', 'Teresa Vargas', 'command manage shell', '{"email": "south-3@demo.invalid", "staff_number": "south-3"}', 1),
	(41, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '16', 'Teresa Vargas', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(42, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '17', 'Hernán Galindo', 'command manage shell', '{"email": "south-4@demo.invalid", "staff_number": "south-4"}', 1),
	(151, '2026-11-21 16:24:00+00', 'customers.erased', 'customers.customer', '105', '#105', 'command manage shell', '{}', 4),
	(43, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '17', 'Hernán Galindo', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(44, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '18', 'María José Escobar', 'command manage shell', '{"email": "south-5@demo.invalid", "staff_number": "south-5"}', 1),
	(45, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '18', 'María José Escobar', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(46, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '19', 'Ramiro Jurado', 'command manage shell', '{"email": "south-6@demo.invalid", "staff_number": "south-6"}', 1),
	(47, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '19', 'Ramiro Jurado', 'command manage shell', '{"role": "agent", "unit": "Sede Sur"}', 1),
	(48, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '20', 'Amparo Peña', 'command manage shell', '{"email": "centre-1@demo.invalid", "staff_number": "centre-1"}', 1),
	(49, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '20', 'Amparo Peña', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1);
INSERT INTO public.journal_entry VALUES
	(50, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '21', 'Fernando Uribe', 'command manage shell', '{"email": "centre-2@demo.invalid", "staff_number": "centre-2"}', 1),
	(51, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '21', 'Fernando Uribe', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1),
	(52, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '22', 'Gloria Duarte', 'command manage shell', '{"email": "centre-3@demo.invalid", "staff_number": "centre-3"}', 1),
	(53, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '22', 'Gloria Duarte', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1),
	(54, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '23', 'Emilio Delgado', 'command manage shell', '{"email": "centre-4@demo.invalid", "staff_number": "centre-4"}', 1),
	(55, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '23', 'Emilio Delgado', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1),
	(56, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '24', 'Claudia Ibáñez', 'command manage shell', '{"email": "centre-5@demo.invalid", "staff_number": "centre-5"}', 1),
	(57, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '24', 'Claudia Ibáñez', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1),
	(58, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '25', 'Tomás Ortega', 'command manage shell', '{"email": "centre-6@demo.invalid", "staff_number": "centre-6"}', 1),
	(59, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '25', 'Tomás Ortega', 'command manage shell', '{"role": "agent", "unit": "Sede Centro"}', 1),
	(60, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '26', 'Ana Lucía Tovar', 'command manage shell', '{"email": "river-1@demo.invalid", "staff_number": "river-1"}', 1),
	(61, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '26', 'Ana Lucía Tovar', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(62, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '27', 'Óscar Cifuentes', 'command manage shell', '{"email": "river-2@demo.invalid", "staff_number": "river-2"}', 1),
	(63, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '27', 'Óscar Cifuentes', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(64, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '28', 'Lucía Cárdenas', 'command manage shell', '{"email": "river-3@demo.invalid", "staff_number": "river-3"}', 1),
	(65, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '28', 'Lucía Cárdenas', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(66, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '29', 'Carlos Herrera', 'command manage shell', '{"email": "river-4@demo.invalid", "staff_number": "river-4"}', 1),
	(67, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '29', 'Carlos Herrera', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(68, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '30', 'Beatriz Núñez', 'command manage shell', '{"email": "river-5@demo.invalid", "staff_number": "river-5"}', 1),
	(69, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '30', 'Beatriz Núñez', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(70, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '31', 'Nicolás Salazar', 'command manage shell', '{"email": "river-6@demo.invalid", "staff_number": "river-6"}', 1),
	(71, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '31', 'Nicolás Salazar', 'command manage shell', '{"role": "agent", "unit": "Sede Río"}', 1),
	(72, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '32', 'Rosa Beltrán', 'command manage shell', '{"email": "main-office-1@demo.invalid", "staff_number": "main-office-1"}', 1),
	(73, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '32', 'Rosa Beltrán', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(74, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '33', 'Sergio Barrios', 'command manage shell', '{"email": "main-office-2@demo.invalid", "staff_number": "main-office-2"}', 1),
	(75, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '33', 'Sergio Barrios', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(76, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '34', 'Luz Marina Guerrero', 'command manage shell', '{"email": "main-office-3@demo.invalid", "staff_number": "main-office-3"}', 1),
	(77, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '34', 'Luz Marina Guerrero', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(78, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '35', 'Iván Molina', 'command manage shell', '{"email": "main-office-4@demo.invalid", "staff_number": "main-office-4"}', 1),
	(79, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '35', 'Iván Molina', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(80, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '36', 'Pilar Rincón', 'command manage shell', '{"email": "main-office-5@demo.invalid", "staff_number": "main-office-5"}', 1),
	(81, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '36', 'Pilar Rincón', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(82, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '37', 'Andrés Zamora', 'command manage shell', '{"email": "main-office-6@demo.invalid", "staff_number": "main-office-6"}', 1),
	(83, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '37', 'Andrés Zamora', 'command manage shell', '{"role": "agent", "unit": "Oficina Central"}', 1),
	(84, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '38', 'Natalia Acosta', 'command manage shell', '{"email": "west-office-1@demo.invalid", "staff_number": "west-office-1"}', 1),
	(85, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '38', 'Natalia Acosta', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(86, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '39', 'Raúl Fuentes', 'command manage shell', '{"email": "west-office-2@demo.invalid", "staff_number": "west-office-2"}', 1),
	(87, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '39', 'Raúl Fuentes', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(88, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '40', 'Paola Lozano', 'command manage shell', '{"email": "west-office-3@demo.invalid", "staff_number": "west-office-3"}', 1),
	(89, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '40', 'Paola Lozano', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(90, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '41', 'Julián Quintero', 'command manage shell', '{"email": "west-office-4@demo.invalid", "staff_number": "west-office-4"}', 1),
	(91, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '41', 'Julián Quintero', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(92, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '42', 'Isabel Vargas', 'command manage shell', '{"email": "west-office-5@demo.invalid", "staff_number": "west-office-5"}', 1),
	(93, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '42', 'Isabel Vargas', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(94, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '43', 'Miguel Ángel Galindo', 'command manage shell', '{"email": "west-office-6@demo.invalid", "staff_number": "west-office-6"}', 1),
	(95, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '43', 'Miguel Ángel Galindo', 'command manage shell', '{"role": "agent", "unit": "Oficina Occidente"}', 1),
	(96, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '44', 'Inés Escobar', 'command manage shell', '{"email": "port-office-1@demo.invalid", "staff_number": "port-office-1"}', 1),
	(97, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '44', 'Inés Escobar', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1),
	(98, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '45', 'Jorge Jurado', 'command manage shell', '{"email": "port-office-2@demo.invalid", "staff_number": "port-office-2"}', 1),
	(99, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '45', 'Jorge Jurado', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1);
INSERT INTO public.journal_entry VALUES
	(100, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '46', 'Teresa Peña', 'command manage shell', '{"email": "port-office-3@demo.invalid", "staff_number": "port-office-3"}', 1),
	(101, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '46', 'Teresa Peña', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1),
	(102, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '47', 'Hernán Uribe', 'command manage shell', '{"email": "port-office-4@demo.invalid", "staff_number": "port-office-4"}', 1),
	(103, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '47', 'Hernán Uribe', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1),
	(104, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '48', 'María José Duarte', 'command manage shell', '{"email": "port-office-5@demo.invalid", "staff_number": "port-office-5"}', 1),
	(105, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '48', 'María José Duarte', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1),
	(106, '2026-11-21 15:00:00+00', 'people.person_added', 'people.person', '49', 'Ramiro Delgado', 'command manage shell', '{"email": "port-office-6@demo.invalid", "staff_number": "port-office-6"}', 1),
	(107, '2026-11-21 15:00:00+00', 'people.role_assigned', 'people.person', '49', 'Ramiro Delgado', 'command manage shell', '{"role": "agent", "unit": "Oficina Puerto"}', 1),
	(108, '2026-11-21 15:00:00+00', 'cycles.service_added', 'cycles.service', '1', 'Consulta médica', 'command manage shell', '{"kind": "basic", "stage": "operation"}', 1),
	(109, '2026-11-21 15:00:00+00', 'cycles.cycle_created', 'cycles.cycle', '1', 'Consulta médica', 'command manage shell', '{"source": "starter clinic-visit (es)", "moments": 13}', 1),
	(110, '2026-11-21 15:00:00+00', 'cycles.version_published', 'cycles.cycleversion', '1', 'Consulta médica v1', 'command manage shell', '{"note": "Primera versión, tomada del modelo.", "moments": 13}', 1),
	(111, '2026-11-21 15:00:00+00', 'encounters.file_uploaded', 'encounters.fileimport', '1', 'demo-clinics.parquet', 'command manage shell', '{"bytes": 17959, "sha256": "65ab0aaef55c9662b0189f34d6304a90c513dbece97533d038b8e2e771a4db20"}', 1),
	(112, '2026-11-21 15:00:00+00', 'encounters.file_imported', 'encounters.fileimport', '1', 'demo-clinics.parquet', 'command manage shell', '{"rows": 374, "contacts": 374, "rejected": 0, "customers": 50, "already_there": 0}', 1),
	(113, '2026-11-21 15:00:00+00', 'cycles.service_added', 'cycles.service', '2', 'Atención de trámites', 'command manage shell', '{"kind": "basic", "stage": "operation"}', 1),
	(114, '2026-11-21 15:00:00+00', 'cycles.cycle_created', 'cycles.cycle', '2', 'Trámite en la ventanilla municipal', 'command manage shell', '{"source": "starter municipal-counter (es)", "moments": 13}', 1),
	(115, '2026-11-21 15:00:00+00', 'cycles.version_published', 'cycles.cycleversion', '2', 'Trámite en la ventanilla municipal v1', 'command manage shell', '{"note": "Primera versión, tomada del modelo.", "moments": 13}', 1),
	(116, '2026-11-21 15:00:00+00', 'encounters.file_uploaded', 'encounters.fileimport', '2', 'demo-offices.parquet', 'command manage shell', '{"bytes": 16085, "sha256": "1af6bf929a9a0fb42e1f1c6cde4bdcd43e17cb081d4e86ca894a4d442b2791a7"}', 1),
	(117, '2026-11-21 15:00:00+00', 'encounters.file_imported', 'encounters.fileimport', '2', 'demo-offices.parquet', 'command manage shell', '{"rows": 318, "contacts": 318, "rejected": 0, "customers": 52, "already_there": 0}', 1),
	(118, '2026-11-21 15:00:00+00', 'people.password_link_made', 'people.person', '4', 'Amparo Beltrán', 'command manage shell', '{"until": "2026-11-24T15:00:00Z"}', 2),
	(119, '2026-11-21 15:00:00+00', 'people.person_deactivated', 'people.person', '49', 'Ramiro Delgado', 'command manage shell', '{}', 2),
	(120, '2026-11-21 15:07:00+00', 'customers.added', 'customers.customer', '103', '#103', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(121, '2026-11-21 15:07:00+00', 'encounters.recorded', 'encounters.encounter', '693', '#693', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "1", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T15:07:00Z", "impression_source": "rating"}', 7),
	(122, '2026-11-21 15:07:50+00', 'encounters.corrected', 'encounters.encounter', '693', '#693', 'command manage shell', '{"after": {"rating_raw": "2"}, "words": ["comment"], "before": {"rating_raw": "1"}, "unit_id": 3}', 7),
	(123, '2026-11-21 15:14:00+00', 'customers.added', 'customers.customer', '104', '#104', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(152, '2026-11-21 16:24:00+00', 'encounters.customer_erased', 'customers.customer', '105', '#105', 'command manage shell', '{"contacts": 1}', 4),
	(124, '2026-11-21 15:14:00+00', 'encounters.recorded', 'encounters.encounter', '694', '#694', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "2", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T15:14:00Z", "impression_source": "rating"}', 7),
	(125, '2026-11-21 15:21:00+00', 'customers.added', 'customers.customer', '105', '#105', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(126, '2026-11-21 15:21:00+00', 'encounters.recorded', 'encounters.encounter', '695', '#695', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "3", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 0, "occurred_at": "2026-11-21T15:21:00Z", "impression_source": "rating"}', 7),
	(127, '2026-11-21 15:28:00+00', 'customers.added', 'customers.customer', '106', '#106', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(128, '2026-11-21 15:28:00+00', 'encounters.recorded', 'encounters.encounter', '696', '#696', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "4", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 0, "occurred_at": "2026-11-21T15:28:00Z", "impression_source": "rating"}', 7),
	(129, '2026-11-21 15:28:50+00', 'encounters.corrected', 'encounters.encounter', '696', '#696', 'command manage shell', '{"after": {"impression": -1, "rating_raw": "2"}, "words": ["comment"], "before": {"impression": 0, "rating_raw": "4"}, "unit_id": 3}', 7),
	(130, '2026-11-21 15:35:00+00', 'customers.added', 'customers.customer', '107', '#107', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(131, '2026-11-21 15:35:00+00', 'encounters.recorded', 'encounters.encounter', '697', '#697', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "5", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 1, "occurred_at": "2026-11-21T15:35:00Z", "impression_source": "rating"}', 7),
	(132, '2026-11-21 15:42:00+00', 'customers.added', 'customers.customer', '108', '#108', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(133, '2026-11-21 15:42:00+00', 'encounters.recorded', 'encounters.encounter', '698', '#698', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "1", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T15:42:00Z", "impression_source": "rating"}', 7),
	(134, '2026-11-21 15:42:50+00', 'encounters.removed', 'encounters.encounter', '698', '#698', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "1", "reason": "Registrado dos veces.", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T15:42:00Z", "recorded_at": "2026-11-21T15:42:00Z", "recorded_by": 7, "impression_source": "rating"}', 7),
	(135, '2026-11-21 15:49:00+00', 'customers.added', 'customers.customer', '109', '#109', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(136, '2026-11-21 15:49:00+00', 'encounters.recorded', 'encounters.encounter', '699', '#699', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "2", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T15:49:00Z", "impression_source": "rating"}', 7),
	(137, '2026-11-21 15:49:50+00', 'encounters.corrected', 'encounters.encounter', '699', '#699', 'command manage shell', '{"after": {}, "words": ["comment"], "before": {}, "unit_id": 3}', 7),
	(138, '2026-11-21 15:56:00+00', 'customers.added', 'customers.customer', '110', '#110', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(139, '2026-11-21 15:56:00+00', 'encounters.recorded', 'encounters.encounter', '700', '#700', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "3", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 0, "occurred_at": "2026-11-21T15:56:00Z", "impression_source": "rating"}', 7),
	(140, '2026-11-21 16:03:00+00', 'customers.added', 'customers.customer', '111', '#111', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(141, '2026-11-21 16:03:00+00', 'encounters.recorded', 'encounters.encounter', '701', '#701', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "4", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 0, "occurred_at": "2026-11-21T16:03:00Z", "impression_source": "rating"}', 7),
	(142, '2026-11-21 16:10:00+00', 'customers.added', 'customers.customer', '112', '#112', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(143, '2026-11-21 16:10:00+00', 'encounters.recorded', 'encounters.encounter', '702', '#702', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "5", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 1, "occurred_at": "2026-11-21T16:10:00Z", "impression_source": "rating"}', 7),
	(144, '2026-11-21 16:10:50+00', 'encounters.corrected', 'encounters.encounter', '702', '#702', 'command manage shell', '{"after": {"impression": -1, "rating_raw": "2"}, "words": ["comment"], "before": {"impression": 1, "rating_raw": "5"}, "unit_id": 3}', 7),
	(145, '2026-11-21 16:17:00+00', 'customers.added', 'customers.customer', '113', '#113', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(146, '2026-11-21 16:17:00+00', 'encounters.recorded', 'encounters.encounter', '703', '#703', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "1", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T16:17:00Z", "impression_source": "rating"}', 7),
	(147, '2026-11-21 16:24:00+00', 'customers.added', 'customers.customer', '114', '#114', 'command manage shell', '{"fields": ["name", "document"]}', 7),
	(148, '2026-11-21 16:24:00+00', 'encounters.recorded', 'encounters.encounter', '704', '#704', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "2", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": -1, "occurred_at": "2026-11-21T16:24:00Z", "impression_source": "rating"}', 7);
INSERT INTO public.journal_entry VALUES
	(149, '2026-11-21 16:24:00+00', 'customers.merged', 'customers.customer', '103', '#103', 'command manage shell', '{"fields": [], "merged": "#104"}', 4),
	(150, '2026-11-21 16:24:00+00', 'encounters.customers_merged', 'customers.customer', '103', '#103', 'command manage shell', '{"absorbed": 104, "encounters": [694]}', 4),
	(153, '2026-11-21 16:24:00+00', 'encounters.file_uploaded', 'encounters.fileimport', '3', 'encuesta.csv', 'command manage shell', '{"bytes": 801, "sha256": "a20a41bc2bc313c033352d751eafb0ad2ea5b96331ed19a2dbc110a6a1b530c9"}', 2),
	(154, '2026-11-21 16:24:00+00', 'encounters.file_imported', 'encounters.fileimport', '3', 'encuesta.csv', 'command manage shell', '{"rows": 20, "contacts": 19, "rejected": 1, "customers": 0, "already_there": 0}', 2),
	(155, '2026-11-21 16:24:00+00', 'cycles.draft_started', 'cycles.cycleversion', '3', 'Trámite en la ventanilla municipal v2', 'command manage shell', '{"ground": 1}', 4),
	(156, '2026-11-21 16:24:00+00', 'people.unit_added', 'people.unit', '11', 'Sede que se cerró', 'command manage shell', '{"code": "cerrada", "part_of": "Mancomunidad Valle Aurora"}', 2),
	(157, '2026-11-21 16:24:00+00', 'people.unit_closed', 'people.unit', '11', 'Sede que se cerró', 'command manage shell', '{}', 2),
	(158, '2026-11-21 16:24:00+00', 'encounters.recorded', 'encounters.encounter', '724', '#724', 'command manage shell', '{"unit": "Sede Norte", "scale": "1-5", "moment": "Busca una cita", "rating": "5", "source": "hand", "channel": "web", "unit_id": 3, "elements": [], "moment_id": 1, "served_by": null, "impression": 1, "occurred_at": "2026-11-21T16:24:00Z", "impression_source": "rating"}', 7);

INSERT INTO public.people_assignment VALUES
	(1, 'administrator', 2, 1),
	(2, 'director', 3, 1),
	(3, 'quality_manager', 4, 1),
	(4, 'auditor', 5, 1),
	(5, 'supervisor', 6, 2),
	(6, 'agent', 7, 3),
	(7, 'agent', 8, 3),
	(8, 'agent', 9, 3),
	(9, 'agent', 10, 3),
	(10, 'agent', 11, 3),
	(11, 'agent', 12, 3),
	(12, 'agent', 13, 3),
	(13, 'agent', 14, 4),
	(14, 'agent', 15, 4),
	(15, 'agent', 16, 4),
	(16, 'agent', 17, 4),
	(17, 'agent', 18, 4),
	(18, 'agent', 19, 4),
	(19, 'agent', 20, 5),
	(20, 'agent', 21, 5),
	(21, 'agent', 22, 5),
	(22, 'agent', 23, 5),
	(23, 'agent', 24, 5),
	(24, 'agent', 25, 5),
	(25, 'agent', 26, 6),
	(26, 'agent', 27, 6),
	(27, 'agent', 28, 6),
	(28, 'agent', 29, 6),
	(29, 'agent', 30, 6),
	(30, 'agent', 31, 6),
	(31, 'agent', 32, 8),
	(32, 'agent', 33, 8),
	(33, 'agent', 34, 8),
	(34, 'agent', 35, 8),
	(35, 'agent', 36, 8),
	(36, 'agent', 37, 8),
	(37, 'agent', 38, 9),
	(38, 'agent', 39, 9),
	(39, 'agent', 40, 9),
	(40, 'agent', 41, 9),
	(41, 'agent', 42, 9),
	(42, 'agent', 43, 9),
	(43, 'agent', 44, 10),
	(44, 'agent', 45, 10),
	(45, 'agent', 46, 10),
	(46, 'agent', 47, 10),
	(47, 'agent', 48, 10),
	(48, 'agent', 49, 10);

INSERT INTO public.people_organisation VALUES
	(1, 'Mancomunidad Valle Aurora', NULL, 'usuario', 'usuarios', 'm', 'client', 'clients', 'CO', 'America/Bogota', 'es', 'cbbf923c73b8b2b97b3021ceaf30523e623f7bda41e5e41f628cd5454f2a4e02', '');

INSERT INTO public.people_person VALUES
	(1, '', NULL, 'estelar@robot.invalid', 'Estelar', 'robot', '', '', 'auto', true, true, '2026-11-22 05:59:04.742048+00'),
	(3, '!Baa6j1fqaIVAUFFSgUORJKDR8bmmVXjzlgddEljp', NULL, 'direccion@demo.invalid', 'Ramiro Salazar', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:05.065591+00'),
	(4, '!j2x1QKXIhjEvizgmObmGtJ47BUaPlgq4D9RATwrk', NULL, 'calidad@demo.invalid', 'Amparo Beltrán', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:05.292552+00'),
	(5, '!NrcZaFywAIhsSIdu8gez7FPAoghpbaTNK6ArOaKP', NULL, 'auditoria@demo.invalid', 'Fernando Barrios', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:05.517993+00'),
	(6, '!3oVANKOw6MbAZUlQfm325xRJd8UBSI2aFFX25hs8', NULL, 'supervision@demo.invalid', 'Gloria Guerrero', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:05.752903+00'),
	(8, '!ZtvsG1El24miZTG6lsmO6mY2pvl1uqbfEKmZpIde', NULL, 'north-1@demo.invalid', 'Natalia Guerrero', 'human', 'north-1', '', 'auto', true, true, '2026-11-22 05:59:06.202249+00'),
	(9, '!zCoa5lnQ8sEjP8NUMFDYlSyNPeypQQoG0ypibC6Z', NULL, 'north-2@demo.invalid', 'Raúl Molina', 'human', 'north-2', '', 'auto', true, true, '2026-11-22 05:59:06.210243+00'),
	(10, '!rAWUmB4MVy7YZAGWEG11dtcCi4PLUfMHNLhXRwYY', NULL, 'north-3@demo.invalid', 'Paola Rincón', 'human', 'north-3', '', 'auto', true, true, '2026-11-22 05:59:06.217429+00'),
	(11, '!AQUjtC1YBrxlB10h1SN0w6W1qZjbV1wpJqelixxU', NULL, 'north-4@demo.invalid', 'Julián Zamora', 'human', 'north-4', '', 'auto', true, true, '2026-11-22 05:59:06.224767+00'),
	(12, '!sTTJqzRmi7qWGN1uN9v9qNxQopMfBxVcsGBFU0g0', NULL, 'north-5@demo.invalid', 'Isabel Acosta', 'human', 'north-5', '', 'auto', true, true, '2026-11-22 05:59:06.232115+00'),
	(13, '!aokt8v3ljEzAYdNCLEEbNajQq04mFP6dw6mMG9E4', NULL, 'north-6@demo.invalid', 'Miguel Ángel Fuentes', 'human', 'north-6', '', 'auto', true, true, '2026-11-22 05:59:06.239557+00'),
	(14, '!muoBMRCHd2SiEMUoYwvj40XhM5J0BjxqGAOJiZrT', NULL, 'south-1@demo.invalid', 'Inés Lozano', 'human', 'south-1', '', 'auto', true, true, '2026-11-22 05:59:06.2476+00'),
	(15, '!C9H2Kjag6NOujXocPmWVlUgen3gMdErtnnl887vA', NULL, 'south-2@demo.invalid', 'Jorge Quintero', 'human', 'south-2', '', 'auto', true, true, '2026-11-22 05:59:06.254899+00'),
	(16, '!UvFxwGZWvpp0i5wCOnLKH3L17S7XFG8rNEOxanW2', NULL, 'south-3@demo.invalid', 'Teresa Vargas', 'human', 'south-3', '', 'auto', true, true, '2026-11-22 05:59:06.261887+00'),
	(17, '!TL3ap0rc8b5vZheLzAoGoyO3NaTpYlxPVrWrj6Je', NULL, 'south-4@demo.invalid', 'Hernán Galindo', 'human', 'south-4', '', 'auto', true, true, '2026-11-22 05:59:06.268872+00'),
	(18, '!hQwJTDNh1yybIAUdY77yDsgxHelj4xGTTP03BM2z', NULL, 'south-5@demo.invalid', 'María José Escobar', 'human', 'south-5', '', 'auto', true, true, '2026-11-22 05:59:06.276314+00'),
	(19, '!YWB9QsyR0GUvBVat4fUtj9yexmYBYz4fwLGmA0Yj', NULL, 'south-6@demo.invalid', 'Ramiro Jurado', 'human', 'south-6', '', 'auto', true, true, '2026-11-22 05:59:06.28377+00'),
	(20, '!NCAbfiT1qwFnqqJI7UvRor4IMahAtmUffo2TXaOa', NULL, 'centre-1@demo.invalid', 'Amparo Peña', 'human', 'centre-1', '', 'auto', true, true, '2026-11-22 05:59:06.290879+00'),
	(21, '!3fpexYShk604DMxw5bWO00POmRw5VKB5AHCkusTq', NULL, 'centre-2@demo.invalid', 'Fernando Uribe', 'human', 'centre-2', '', 'auto', true, true, '2026-11-22 05:59:06.299224+00'),
	(22, '!SISYiTa750rb41APLfGxOYk5MRzMPuietrzgdIiA', NULL, 'centre-3@demo.invalid', 'Gloria Duarte', 'human', 'centre-3', '', 'auto', true, true, '2026-11-22 05:59:06.306462+00'),
	(23, '!seLNVlufulM8dnutrQB0PEDDJ9CKWvV5Ewqoc9T7', NULL, 'centre-4@demo.invalid', 'Emilio Delgado', 'human', 'centre-4', '', 'auto', true, true, '2026-11-22 05:59:06.313421+00'),
	(24, '!7u1B8K4VAQayA99jjnNMZkzTegLDiboxL6RjcKc3', NULL, 'centre-5@demo.invalid', 'Claudia Ibáñez', 'human', 'centre-5', '', 'auto', true, true, '2026-11-22 05:59:06.320633+00'),
	(25, '!EuuP2QDLE9MMYzBcUfnXX7Y78bSObfQwCz4Rzt0y', NULL, 'centre-6@demo.invalid', 'Tomás Ortega', 'human', 'centre-6', '', 'auto', true, true, '2026-11-22 05:59:06.327962+00'),
	(26, '!usTnVgkxaTcRe7OV8Y6h79djwWexigwINCQkjRZc', NULL, 'river-1@demo.invalid', 'Ana Lucía Tovar', 'human', 'river-1', '', 'auto', true, true, '2026-11-22 05:59:06.334965+00'),
	(27, '!7LbJATX9bVtw08JNlEYJkZnkudC0yGSV25IKX0h0', NULL, 'river-2@demo.invalid', 'Óscar Cifuentes', 'human', 'river-2', '', 'auto', true, true, '2026-11-22 05:59:06.342104+00'),
	(28, '!JBsVBOXCS8QrsYJppCAw8yFUSNJIcb3AGyQhjL4R', NULL, 'river-3@demo.invalid', 'Lucía Cárdenas', 'human', 'river-3', '', 'auto', true, true, '2026-11-22 05:59:06.348916+00'),
	(29, '!x9Tzti1wAOlDpJRnO19EYP6KS0dCRR2aAiUxuxWh', NULL, 'river-4@demo.invalid', 'Carlos Herrera', 'human', 'river-4', '', 'auto', true, true, '2026-11-22 05:59:06.356169+00'),
	(30, '!DCrkpAgvH1VgCvcaSjQ4bvouxuRErPUmAXpbl0v7', NULL, 'river-5@demo.invalid', 'Beatriz Núñez', 'human', 'river-5', '', 'auto', true, true, '2026-11-22 05:59:06.363168+00'),
	(31, '!7Oh1BLEC5VqzEXGXJaTl69LAGO7qQsJ9ZlsX5RTa', NULL, 'river-6@demo.invalid', 'Nicolás Salazar', 'human', 'river-6', '', 'auto', true, true, '2026-11-22 05:59:06.370168+00'),
	(32, '!2zs4spp4OMevDKQYoENxYDlUdrJWf5VuVSRrwNXE', NULL, 'main-office-1@demo.invalid', 'Rosa Beltrán', 'human', 'main-office-1', '', 'auto', true, true, '2026-11-22 05:59:06.377065+00'),
	(33, '!biA7mcFrrWLaglX5dO6v89gdZbmXvk9ze1M6Kp2m', NULL, 'main-office-2@demo.invalid', 'Sergio Barrios', 'human', 'main-office-2', '', 'auto', true, true, '2026-11-22 05:59:06.384176+00'),
	(34, '!h00q0bn87JEvBEbcL7HUmB7q180JIZPDcOsmpAlb', NULL, 'main-office-3@demo.invalid', 'Luz Marina Guerrero', 'human', 'main-office-3', '', 'auto', true, true, '2026-11-22 05:59:06.390985+00'),
	(35, '!K2CpbnZBBt6qz4JrTswKGtsHZRudtST3lVULkJ1B', NULL, 'main-office-4@demo.invalid', 'Iván Molina', 'human', 'main-office-4', '', 'auto', true, true, '2026-11-22 05:59:06.397986+00'),
	(36, '!O3Hj2brWatfDfDg3J99kGgMk3g8BRerbfXUiJOU2', NULL, 'main-office-5@demo.invalid', 'Pilar Rincón', 'human', 'main-office-5', '', 'auto', true, true, '2026-11-22 05:59:06.405117+00'),
	(37, '!ydH5HPSqt2dgQeTZrJNZhLQ9V1pxEtYLOLdNJxLO', NULL, 'main-office-6@demo.invalid', 'Andrés Zamora', 'human', 'main-office-6', '', 'auto', true, true, '2026-11-22 05:59:06.412126+00'),
	(38, '!EKPFi7c7C2i9RI0pUT8RfcbbO9OonOmDT3MSaz1L', NULL, 'west-office-1@demo.invalid', 'Natalia Acosta', 'human', 'west-office-1', '', 'auto', true, true, '2026-11-22 05:59:06.419174+00'),
	(39, '!vQ9gz1oDRHqKSWcbyckr6YZot0LdXfFYUL1RhbpH', NULL, 'west-office-2@demo.invalid', 'Raúl Fuentes', 'human', 'west-office-2', '', 'auto', true, true, '2026-11-22 05:59:06.429519+00'),
	(40, '!MRwuEgqVXkbiVeE4IqxurbBO7N4lnlsYeCR90Jsk', NULL, 'west-office-3@demo.invalid', 'Paola Lozano', 'human', 'west-office-3', '', 'auto', true, true, '2026-11-22 05:59:06.436868+00'),
	(41, '!Op5dMS20Suj8xGdS5KwP1fZWPOCr6VNdtBlk7ZYW', NULL, 'west-office-4@demo.invalid', 'Julián Quintero', 'human', 'west-office-4', '', 'auto', true, true, '2026-11-22 05:59:06.444169+00'),
	(42, '!kPujce4eeno4h6x9XnLTApf9BKI8Cx7mdQNngAle', NULL, 'west-office-5@demo.invalid', 'Isabel Vargas', 'human', 'west-office-5', '', 'auto', true, true, '2026-11-22 05:59:06.451228+00'),
	(43, '!dIPfNALkzmQ5uUO9SBmWAnWN2yAYldU9le3ufRfU', NULL, 'west-office-6@demo.invalid', 'Miguel Ángel Galindo', 'human', 'west-office-6', '', 'auto', true, true, '2026-11-22 05:59:06.458692+00'),
	(44, '!ZdwgmQFjJSiVzpbufavKKQlaKndXCtwPdMmT1KYc', NULL, 'port-office-1@demo.invalid', 'Inés Escobar', 'human', 'port-office-1', '', 'auto', true, true, '2026-11-22 05:59:06.465672+00'),
	(45, '!dLmAUZixhwdk0BjukUUcT7AHvbs0f4dLHHD7A6fD', NULL, 'port-office-2@demo.invalid', 'Jorge Jurado', 'human', 'port-office-2', '', 'auto', true, true, '2026-11-22 05:59:06.472534+00'),
	(46, '!JnG4I7uyxMJVSsQscN43yz7IDzvma21eVGu1EldU', NULL, 'port-office-3@demo.invalid', 'Teresa Peña', 'human', 'port-office-3', '', 'auto', true, true, '2026-11-22 05:59:06.479678+00'),
	(47, '!24DO5lKcC5VHYgLFFxXJSVovdSiVoPFWTgpsA4i8', NULL, 'port-office-4@demo.invalid', 'Hernán Uribe', 'human', 'port-office-4', '', 'auto', true, true, '2026-11-22 05:59:06.486787+00'),
	(48, '!5hyzymW1mIdwy5UMbcVlIqQNv9G4BAf9QC3rhGmp', NULL, 'port-office-5@demo.invalid', 'María José Duarte', 'human', 'port-office-5', '', 'auto', true, true, '2026-11-22 05:59:06.493452+00'),
	(7, 'argon2$argon2id$v=19$m=102400,t=2,p=8$a3c0RjFWUUFvS3VDc1U1SDVRekZGUA$GEmE0yOxjO/zARUMM4zU0lquPDsXKizIlGFLRxt2T+g', NULL, 'agente@demo.invalid', 'Emilio Molina', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:05.978455+00'),
	(2, '!3ie2DB3TAKhDNItiLhw0I3i8N1HZL0x8f0KfFhJL', NULL, 'admin@demo.invalid', 'María José Núñez', 'human', '', '', 'auto', true, true, '2026-11-22 05:59:04.812827+00'),
	(49, '!rhhzlIp72ZLfDAKSWaXr2BaNc5BaSg1fkpZRnXu6', NULL, 'port-office-6@demo.invalid', 'Ramiro Delgado', 'human', 'port-office-6', '', 'auto', true, false, '2026-11-22 05:59:06.500484+00');

INSERT INTO public.people_unit VALUES
	(1, 'Mancomunidad Valle Aurora', 'root', '/1/', NULL, NULL),
	(2, 'Clínicas Aurora', 'clinics', '/1/2/', NULL, 1),
	(3, 'Sede Norte', 'north', '/1/2/3/', NULL, 2),
	(4, 'Sede Sur', 'south', '/1/2/4/', NULL, 2),
	(5, 'Sede Centro', 'centre', '/1/2/5/', NULL, 2),
	(6, 'Sede Río', 'river', '/1/2/6/', NULL, 2),
	(7, 'Oficinas de servicios', 'offices', '/1/7/', NULL, 1),
	(8, 'Oficina Central', 'main-office', '/1/7/8/', NULL, 7),
	(9, 'Oficina Occidente', 'west-office', '/1/7/9/', NULL, 7),
	(10, 'Oficina Puerto', 'port-office', '/1/7/10/', NULL, 7),
	(11, 'Sede que se cerró', 'cerrada', '/1/11/', '2026-11-21 16:24:00+00', 1);

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 116, true);

SELECT pg_catalog.setval('public.customers_customer_id_seq', 114, true);

SELECT pg_catalog.setval('public.cycles_cycle_id_seq', 2, true);

SELECT pg_catalog.setval('public.cycles_cycleversion_id_seq', 3, true);

SELECT pg_catalog.setval('public.cycles_designcheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.cycles_draftrevision_id_seq', 3, true);

SELECT pg_catalog.setval('public.cycles_moment_id_seq', 26, true);

SELECT pg_catalog.setval('public.cycles_service_id_seq', 2, true);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 29, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 77, true);

SELECT pg_catalog.setval('public.encounters_correctedtext_id_seq', 4, true);

SELECT pg_catalog.setval('public.encounters_dirtymark_id_seq', 274, true);

SELECT pg_catalog.setval('public.encounters_dissatisfaction_id_seq', 43, true);

SELECT pg_catalog.setval('public.encounters_encounter_id_seq', 724, true);

SELECT pg_catalog.setval('public.encounters_fileimport_id_seq', 3, true);

SELECT pg_catalog.setval('public.encounters_importedcustomer_id_seq', 102, true);

SELECT pg_catalog.setval('public.encounters_savedmapping_id_seq', 1, false);

SELECT pg_catalog.setval('public.journal_entry_id_seq', 158, true);

SELECT pg_catalog.setval('public.people_assignment_id_seq', 48, true);

SELECT pg_catalog.setval('public.people_organisation_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_person_id_seq', 49, true);

SELECT pg_catalog.setval('public.people_unit_id_seq', 11, true);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT assignment_once UNIQUE (person_id, unit_id, role);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_cycle
    ADD CONSTRAINT cycle_name_once_per_service UNIQUE (service_id, name);

ALTER TABLE ONLY public.cycles_cycle
    ADD CONSTRAINT cycles_cycle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_cycleversion
    ADD CONSTRAINT cycles_cycleversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_designcheck
    ADD CONSTRAINT cycles_designcheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_designcheck
    ADD CONSTRAINT cycles_designcheck_version_id_key UNIQUE (version_id);

ALTER TABLE ONLY public.cycles_draftrevision
    ADD CONSTRAINT cycles_draftrevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_moment
    ADD CONSTRAINT cycles_moment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_service
    ADD CONSTRAINT cycles_service_name_key UNIQUE (name);

ALTER TABLE ONLY public.cycles_service
    ADD CONSTRAINT cycles_service_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.encounters_dissatisfaction
    ADD CONSTRAINT element_once_per_encounter UNIQUE (encounter_id, element);

ALTER TABLE ONLY public.encounters_correctedtext
    ADD CONSTRAINT encounters_correctedtext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_dirtymark
    ADD CONSTRAINT encounters_dirtymark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_dissatisfaction
    ADD CONSTRAINT encounters_dissatisfaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_fileimport
    ADD CONSTRAINT encounters_fileimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_importedcustomer
    ADD CONSTRAINT encounters_importedcustomer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.encounters_savedmapping
    ADD CONSTRAINT encounters_savedmapping_name_key UNIQUE (name);

ALTER TABLE ONLY public.encounters_savedmapping
    ADD CONSTRAINT encounters_savedmapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_moment
    ADD CONSTRAINT moment_key_once_per_cycle UNIQUE (cycle_id, key);

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_email_key UNIQUE (email);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_path_key UNIQUE (path);

ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycles_draftrevision
    ADD CONSTRAINT revision_once UNIQUE (version_id, number);

ALTER TABLE ONLY public.cycles_cycleversion
    ADD CONSTRAINT version_number_once UNIQUE (cycle_id, number);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX customer_document ON public.customers_customer USING btree (document_key) WHERE (NOT ((document_key)::text = ''::text));

CREATE INDEX customer_email ON public.customers_customer USING btree (email_key) WHERE (NOT ((email_key)::text = ''::text));

CREATE UNIQUE INDEX customer_external_id_once ON public.customers_customer USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX customer_name_order ON public.customers_customer USING btree (name_key, id);

CREATE INDEX customer_name_words ON public.customers_customer USING gin (name_key public.gin_trgm_ops);

CREATE INDEX customer_phone ON public.customers_customer USING btree (phone_key) WHERE (NOT ((phone_key)::text = ''::text));

CREATE INDEX customers_customer_merged_into_id_2994ddb6 ON public.customers_customer USING btree (merged_into_id);

CREATE INDEX customers_customer_unit_id_c3376e15 ON public.customers_customer USING btree (unit_id);

CREATE INDEX cycles_cycle_service_id_1dff8cd8 ON public.cycles_cycle USING btree (service_id);

CREATE INDEX cycles_cycleversion_cycle_id_97fd4eb1 ON public.cycles_cycleversion USING btree (cycle_id);

CREATE INDEX cycles_cycleversion_published_by_id_ae54300b ON public.cycles_cycleversion USING btree (published_by_id);

CREATE INDEX cycles_designcheck_by_id_337f6f7f ON public.cycles_designcheck USING btree (by_id);

CREATE INDEX cycles_draftrevision_by_id_edc96220 ON public.cycles_draftrevision USING btree (by_id);

CREATE INDEX cycles_draftrevision_version_id_c7bc5555 ON public.cycles_draftrevision USING btree (version_id);

CREATE INDEX cycles_moment_cycle_id_925db633 ON public.cycles_moment USING btree (cycle_id);

CREATE INDEX cycles_service_name_3476f127_like ON public.cycles_service USING btree (name varchar_pattern_ops);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX encounter_customer ON public.encounters_encounter USING btree (customer_id, occurred_at DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX encounter_day ON public.encounters_encounter USING btree (day);

CREATE INDEX encounter_file_import ON public.encounters_encounter USING btree (file_import_id) WHERE (file_import_id IS NOT NULL);

CREATE INDEX encounter_moment_comments ON public.encounters_encounter USING btree (moment_id, occurred_at DESC, id DESC) WHERE (NOT (comment = ''::text));

CREATE UNIQUE INDEX encounter_once ON public.encounters_encounter USING btree (fingerprint) WHERE (fingerprint IS NOT NULL);

CREATE INDEX encounter_recorder ON public.encounters_encounter USING btree (recorded_by_id, recorded_at DESC) WHERE ((source)::text = 'hand'::text);

CREATE INDEX encounter_unit_latest ON public.encounters_encounter USING btree (unit_id, occurred_at DESC, id DESC);

CREATE INDEX encounter_visit ON public.encounters_encounter USING btree (visit, occurred_at) WHERE (visit IS NOT NULL);

CREATE INDEX encounters_correctedtext_encounter_id_227caf41 ON public.encounters_correctedtext USING btree (encounter_id);

CREATE INDEX encounters_correctedtext_entry_id_10bcb42b ON public.encounters_correctedtext USING btree (entry_id);

CREATE INDEX encounters_dirtymark_day_de31d7f0 ON public.encounters_dirtymark USING btree (day);

CREATE INDEX encounters_dissatisfaction_encounter_id_680caf02 ON public.encounters_dissatisfaction USING btree (encounter_id);

CREATE INDEX encounters_fileimport_by_id_d63694cd ON public.encounters_fileimport USING btree (by_id);

CREATE INDEX encounters_importedcustomer_customer_id_335d3f1f ON public.encounters_importedcustomer USING btree (customer_id);

CREATE INDEX encounters_importedcustomer_file_import_id_59431fce ON public.encounters_importedcustomer USING btree (file_import_id);

CREATE INDEX encounters_savedmapping_by_id_e798589e ON public.encounters_savedmapping USING btree (by_id);

CREATE INDEX encounters_savedmapping_name_e10dda86_like ON public.encounters_savedmapping USING btree (name varchar_pattern_ops);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX journal_by ON public.journal_entry USING btree (by_id, id DESC);

CREATE INDEX journal_entry_by_id_2d8e40aa ON public.journal_entry USING btree (by_id);

CREATE INDEX journal_key ON public.journal_entry USING btree (key, id DESC);

CREATE INDEX journal_latest ON public.journal_entry USING btree (at DESC, id DESC);

CREATE INDEX journal_subject ON public.journal_entry USING btree (subject_type, subject_id, id DESC);

CREATE UNIQUE INDEX one_draft ON public.cycles_cycleversion USING btree (cycle_id) WHERE ((state)::text = 'draft'::text);

CREATE UNIQUE INDEX one_version_in_force ON public.cycles_cycleversion USING btree (cycle_id) WHERE ((state)::text = 'in_force'::text);

CREATE INDEX people_assignment_person_id_59fa089b ON public.people_assignment USING btree (person_id);

CREATE INDEX people_assignment_unit_id_1b135da1 ON public.people_assignment USING btree (unit_id);

CREATE INDEX people_person_email_cdc75531_like ON public.people_person USING btree (email varchar_pattern_ops);

CREATE INDEX people_unit_parent_id_4456c6e4 ON public.people_unit USING btree (parent_id);

CREATE INDEX people_unit_path_d4c7a0fd_like ON public.people_unit USING btree (path varchar_pattern_ops);

CREATE UNIQUE INDEX person_email_once ON public.people_person USING btree (lower((email)::text));

CREATE UNIQUE INDEX person_external_id_once ON public.people_person USING btree (lower((external_id)::text)) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE UNIQUE INDEX unit_code_once ON public.people_unit USING btree (lower((code)::text)) WHERE (NOT ((code)::text = ''::text));

CREATE UNIQUE INDEX unit_name_once_per_parent ON public.people_unit USING btree (lower((name)::text), parent_id) NULLS NOT DISTINCT;

CREATE INDEX unit_path ON public.people_unit USING btree (path varchar_pattern_ops);

CREATE TRIGGER cycles_keep_published BEFORE DELETE OR UPDATE ON public.cycles_cycleversion FOR EACH ROW EXECUTE FUNCTION public.cycles_keep_published();

CREATE TRIGGER encounters_mark_deleted AFTER DELETE ON public.encounters_encounter REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_inserted();

CREATE TRIGGER encounters_mark_elements_deleted AFTER DELETE ON public.encounters_dissatisfaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_elements();

CREATE TRIGGER encounters_mark_elements_inserted AFTER INSERT ON public.encounters_dissatisfaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_elements();

CREATE TRIGGER encounters_mark_elements_updated AFTER UPDATE ON public.encounters_dissatisfaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_elements();

CREATE TRIGGER encounters_mark_inserted AFTER INSERT ON public.encounters_encounter REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_inserted();

CREATE TRIGGER encounters_mark_updated AFTER UPDATE ON public.encounters_encounter REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.encounters_mark_updated();

CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse();

CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_person_id FOREIGN KEY (user_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_merged_into_id_2994ddb6_fk_customers FOREIGN KEY (merged_into_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_unit_id_c3376e15_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_cycle
    ADD CONSTRAINT cycles_cycle_service_id_1dff8cd8_fk_cycles_service_id FOREIGN KEY (service_id) REFERENCES public.cycles_service(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_cycleversion
    ADD CONSTRAINT cycles_cycleversion_cycle_id_97fd4eb1_fk_cycles_cycle_id FOREIGN KEY (cycle_id) REFERENCES public.cycles_cycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_cycleversion
    ADD CONSTRAINT cycles_cycleversion_published_by_id_ae54300b_fk_people_pe FOREIGN KEY (published_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_designcheck
    ADD CONSTRAINT cycles_designcheck_by_id_337f6f7f_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_designcheck
    ADD CONSTRAINT cycles_designcheck_version_id_224494ea_fk_cycles_cy FOREIGN KEY (version_id) REFERENCES public.cycles_cycleversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_draftrevision
    ADD CONSTRAINT cycles_draftrevision_by_id_edc96220_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_draftrevision
    ADD CONSTRAINT cycles_draftrevision_version_id_c7bc5555_fk_cycles_cy FOREIGN KEY (version_id) REFERENCES public.cycles_cycleversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cycles_moment
    ADD CONSTRAINT cycles_moment_cycle_id_925db633_fk_cycles_cycle_id FOREIGN KEY (cycle_id) REFERENCES public.cycles_cycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_correctedtext
    ADD CONSTRAINT encounters_corrected_encounter_id_227caf41_fk_encounter FOREIGN KEY (encounter_id) REFERENCES public.encounters_encounter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_correctedtext
    ADD CONSTRAINT encounters_correctedtext_entry_id_10bcb42b_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_dissatisfaction
    ADD CONSTRAINT encounters_dissatisf_encounter_id_680caf02_fk_encounter FOREIGN KEY (encounter_id) REFERENCES public.encounters_encounter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_customer_id_df6849b5_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_file_import_id_d88d80f3_fk_encounter FOREIGN KEY (file_import_id) REFERENCES public.encounters_fileimport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_moment_id_184be33f_fk_cycles_moment_id FOREIGN KEY (moment_id) REFERENCES public.cycles_moment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_recorded_by_id_a63542d3_fk_people_pe FOREIGN KEY (recorded_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_served_by_id_5c2f0287_fk_people_person_id FOREIGN KEY (served_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_encounter
    ADD CONSTRAINT encounters_encounter_unit_id_abc6a1c6_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_fileimport
    ADD CONSTRAINT encounters_fileimport_by_id_d63694cd_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_importedcustomer
    ADD CONSTRAINT encounters_importedc_customer_id_335d3f1f_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_importedcustomer
    ADD CONSTRAINT encounters_importedc_file_import_id_59431fce_fk_encounter FOREIGN KEY (file_import_id) REFERENCES public.encounters_fileimport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.encounters_savedmapping
    ADD CONSTRAINT encounters_savedmapping_by_id_e798589e_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_by_id_2d8e40aa_fk_people_person_id FOREIGN KEY (by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_person_id_59fa089b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_unit_id_1b135da1_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_parent_id_4456c6e4_fk_people_unit_id FOREIGN KEY (parent_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
