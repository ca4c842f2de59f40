-- The first schema. What every table and column means stands in docs/data-dictionary.md.
-- Only articles has a key: more keys cost time and space and protect less than the one writer does.
-- Big tables are appended in date order and carry outlet, language and date themselves.

CREATE TABLE outlets (
    outlet VARCHAR NOT NULL,
    name VARCHAR,
    outlet_group VARCHAR,
    zone VARCHAR,
    export_rights VARCHAR
);

CREATE TABLE feeds (
    url VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR,
    state VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    polled_at TIMESTAMP,
    next_poll_at TIMESTAMP,
    failures INTEGER NOT NULL
);

CREATE TABLE ledger (
    outlet VARCHAR NOT NULL,
    day DATE NOT NULL,
    tried INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    new INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    declared BOOLEAN NOT NULL,
    collected BOOLEAN NOT NULL
);

CREATE TABLE rejections (
    rejection_key VARCHAR NOT NULL,
    received_at TIMESTAMP,
    origin VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    data BLOB NOT NULL,
    outlet VARCHAR,
    url VARCHAR,
    published VARCHAR,
    language VARCHAR,
    title VARCHAR,
    native_id VARCHAR
);

CREATE TABLE articles (
    article_id BIGINT PRIMARY KEY,
    article_key VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    story_key VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    pub_date DATE,
    published_at TIMESTAMP,
    precision VARCHAR NOT NULL,
    published_from VARCHAR NOT NULL,
    title VARCHAR,
    url VARCHAR,
    native_id VARCHAR,
    byline VARCHAR[] NOT NULL,
    characters INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    analysed BOOLEAN NOT NULL,
    run_key VARCHAR NOT NULL
);

CREATE TABLE article_text (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    current BOOLEAN NOT NULL,
    text VARCHAR NOT NULL,
    block_kinds VARCHAR[] NOT NULL,
    block_starts INTEGER[] NOT NULL,
    block_ends INTEGER[] NOT NULL,
    cut_starts INTEGER[] NOT NULL,
    cut_ends INTEGER[] NOT NULL,
    cut_reasons VARCHAR[] NOT NULL
);

CREATE TABLE revisions (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    current BOOLEAN NOT NULL,
    received_at TIMESTAMP,
    modified_at TIMESTAMP,
    fingerprint VARCHAR NOT NULL,
    article_key VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    pub_date DATE,
    published_at TIMESTAMP,
    precision VARCHAR NOT NULL,
    published_from VARCHAR NOT NULL,
    title VARCHAR,
    url VARCHAR,
    native_id VARCHAR,
    byline VARCHAR[] NOT NULL,
    origin VARCHAR NOT NULL,
    raw_text VARCHAR,
    characters INTEGER NOT NULL,
    analysed BOOLEAN NOT NULL,
    run_key VARCHAR NOT NULL
);

CREATE TABLE runs (
    run_key VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE actors (
    actor_id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    same_as VARCHAR
);

CREATE TABLE aliases (
    actor_id VARCHAR NOT NULL,
    language VARCHAR,
    alias VARCHAR NOT NULL,
    folded VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    display BOOLEAN NOT NULL
);

CREATE TABLE judgements (
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR,
    person VARCHAR,
    made_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE corrections (
    article_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER,
    "end" INTEGER,
    surface VARCHAR,
    was VARCHAR,
    becomes VARCHAR,
    reason VARCHAR,
    person VARCHAR,
    made_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE mentions (
    article_id BIGINT NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    actor_id VARCHAR,
    actor VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    counted BOOLEAN NOT NULL,
    first_of_actor BOOLEAN NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE quotations (
    article_id BIGINT NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    quotation_no INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    free BOOLEAN NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    part_starts INTEGER[] NOT NULL,
    part_ends INTEGER[] NOT NULL,
    speaker_name VARCHAR,
    speaker_key VARCHAR,
    first_of_speaker BOOLEAN NOT NULL,
    actor_id VARCHAR,
    naming VARCHAR NOT NULL,
    speaker_field VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_surface VARCHAR,
    antecedent_field VARCHAR,
    antecedent_start INTEGER,
    antecedent_end INTEGER,
    cue VARCHAR,
    cue_field VARCHAR,
    cue_start INTEGER,
    cue_end INTEGER,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE wire_credits (
    article_id BIGINT NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    agency VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    credit_group VARCHAR NOT NULL,
    surface VARCHAR NOT NULL,
    field VARCHAR,
    start INTEGER,
    "end" INTEGER,
    origin VARCHAR,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

-- Annotations of texts that are not current, so that one that becomes current again is whole.

CREATE TABLE revision_mentions (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    actor_id VARCHAR,
    actor VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    counted BOOLEAN NOT NULL,
    first_of_actor BOOLEAN NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE revision_quotations (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    quotation_no INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    free BOOLEAN NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    part_starts INTEGER[] NOT NULL,
    part_ends INTEGER[] NOT NULL,
    speaker_name VARCHAR,
    speaker_key VARCHAR,
    first_of_speaker BOOLEAN NOT NULL,
    actor_id VARCHAR,
    naming VARCHAR NOT NULL,
    speaker_field VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_surface VARCHAR,
    antecedent_field VARCHAR,
    antecedent_start INTEGER,
    antecedent_end INTEGER,
    cue VARCHAR,
    cue_field VARCHAR,
    cue_start INTEGER,
    cue_end INTEGER,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE revision_wire_credits (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    agency VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    credit_group VARCHAR NOT NULL,
    surface VARCHAR NOT NULL,
    field VARCHAR,
    start INTEGER,
    "end" INTEGER,
    origin VARCHAR,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE inferred_copies (
    article_id BIGINT NOT NULL,
    pub_date DATE,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    agency VARCHAR NOT NULL,
    from_article_key VARCHAR NOT NULL,
    similarity DOUBLE NOT NULL,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    annotator VARCHAR NOT NULL
);

CREATE TABLE stories (
    story_key VARCHAR NOT NULL,
    article_id BIGINT NOT NULL,
    pub_date DATE,
    similarity DOUBLE NOT NULL,
    method VARCHAR NOT NULL
);

CREATE TABLE saved_views (
    name VARCHAR NOT NULL,
    query VARCHAR NOT NULL,
    person VARCHAR,
    made_at TIMESTAMP NOT NULL
);

-- Day rollups: rebuilt for the days that a batch touches, in the same transaction.

CREATE TABLE day_articles (
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL,
    analysed INTEGER NOT NULL,
    quoting INTEGER NOT NULL,
    credited INTEGER NOT NULL,
    uncredited INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    quotations INTEGER NOT NULL
);

CREATE TABLE day_actors (
    actor_id VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL,
    mentions INTEGER NOT NULL
);

CREATE TABLE day_speakers (
    speaker_key VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    indirect INTEGER NOT NULL,
    mixed INTEGER NOT NULL,
    quotations INTEGER NOT NULL
);

CREATE TABLE day_wire_roles (
    agency VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL
);

CREATE TABLE day_wire_groups (
    agency VARCHAR NOT NULL,
    credit_group VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL
);
