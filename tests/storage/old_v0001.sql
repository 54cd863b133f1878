PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0001');
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    headline TEXT NOT NULL,
    headline_key TEXT NOT NULL,
    section TEXT NOT NULL,
    section_key TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', 'corrected', 'withdrawn', 'spiked')),
    stage_before_spike TEXT CHECK (stage_before_spike IN ('draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', 'corrected', 'withdrawn', 'spiked')),
    bylines TEXT NOT NULL CHECK (json_valid(bylines)),
    words INTEGER NOT NULL CHECK (words >= 0),
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    published_at TEXT,
    embargo TEXT,
    deadline TEXT,
    assignee TEXT NOT NULL DEFAULT '',
    assignee_key TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    head TEXT CHECK (length(head) = 64),
    revisions INTEGER NOT NULL DEFAULT 0 CHECK (revisions >= 0),
    kicker TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    dateline TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    word_target INTEGER,
    seo_title TEXT NOT NULL,
    seo_description TEXT NOT NULL,
    newsletter TEXT,
    extra TEXT NOT NULL,
    links_hash TEXT NOT NULL CHECK (length(links_hash) = 64),
    figures_hash TEXT NOT NULL CHECK (length(figures_hash) = 64),
    corrections_hash TEXT NOT NULL CHECK (length(corrections_hash) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    body TEXT NOT NULL
) STRICT
;
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (1, '01a20451-050e-7359-bb35-ea37e713abf1', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, '1d5cf148d7037fdce25bf02bcc21c0a46762e090f19bc2dbadb4cae4a9ae6a24', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '80033205ad92f7ffb1cda6621e3b906fac063780105613ab47dd7db9536cab15', 'It is late.');
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (2, '01a20451-050e-7c84-afce-09f12fc7e06b', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '5445857a50926aadb8ebca276f5135e4162cd74657f0b59accd296ac0bdab6cd', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', '82fcd56ffd8011c88aa9a117c84faf7afec6a5bec10b1472800ae0da4be03efa', '78ea54ef4f7fcfead937044cdf972b5ade1bfcb1a0ee5ef3fea042b7d19280dc', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '9062950b7746cceeb8f808d0811047c02287782eda0a8330356b7bc2509a0f3b', 'It waits.

{{picture: ferry}}

“Non breaking”, – she said.

{{related: dredging}}

It went.');
CREATE TABLE byline (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-050e-7359-bb35-ea37e713abf1', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b', 0, 'ferries', 'ferries');
CREATE TABLE related_link (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('background', 'follow-up', 'update of', 'same series',
            'explainer', 'opinion', 'correction', 'see also')),
        placement TEXT NOT NULL CHECK (placement IN ('text', 'end')),
        label TEXT NOT NULL,
        label_for TEXT NOT NULL,
        reason TEXT NOT NULL,
        added_by TEXT NOT NULL,
        added_at TEXT,
        target_kind TEXT NOT NULL CHECK (target_kind IN ('article', 'web', 'unresolved')),
        target TEXT,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        bylines TEXT NOT NULL CHECK (json_valid(bylines)),
        slug TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, id),
        CHECK (target_kind <> 'article' OR target IS NOT NULL),
        CHECK (target_kind <> 'web' OR target IS NULL)
    ) STRICT
    ;
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b', '01a20451-054e-76fc-982f-6bac2afdd685', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a20451-050e-7359-bb35-ea37e713abf1', '', '', '[]', '', 'fa71ab85ed6856863e287b56363925bee4e05823dfa6bd1d03d2ef041284e504');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b', '01a20451-054e-7106-9038-6cd6e052c20f', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '28a91c3bf960b23b97b6d87e193c3a9a86f1beb49eb377c931917ec363c2161f');
CREATE TABLE dismissed (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        target TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        PRIMARY KEY (article, target)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE figure (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        picture TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('lead', 'body')),
        caption TEXT,
        credit TEXT,
        source TEXT,
        alt TEXT,
        decorative INTEGER NOT NULL CHECK (decorative IN (0, 1)),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, id)
    ) STRICT
    ;
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b', '01a20451-054e-7b15-ad91-6173580084cf', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, '853a6243292c2c212d723660a42358cbb0e77d8a260cfbb1f9ad9781e1723cc8');
CREATE TABLE correction (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        date TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('correction', 'clarification', 'update')),
        note TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, position)
    ) STRICT
    ;
CREATE TABLE picture (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        size INTEGER NOT NULL,
        caption TEXT NOT NULL,
        credit TEXT NOT NULL,
        source TEXT NOT NULL,
        alt TEXT NOT NULL,
        long_description TEXT NOT NULL,
        rights_terms TEXT NOT NULL,
        rights_category TEXT NOT NULL,
        rights_start TEXT,
        rights_until TEXT,
        keywords TEXT NOT NULL CHECK (json_valid(keywords)),
        taken_at TEXT,
        from_file TEXT NOT NULL CHECK (json_valid(from_file)),
        added_at TEXT NOT NULL,
        words_key TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
INSERT INTO "picture" (id, file_name, media_type, width, height, size, caption, credit, source, alt, long_description, rights_terms, rights_category, rights_start, rights_until, keywords, taken_at, from_file, added_at, words_key, hash) VALUES ('60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'ferry.jpg', 'image/jpeg', 4, 3, 20, 'The ferry', '', '', '', '', '', '', NULL, NULL, '[]', NULL, '[]', '2026-11-20T09:00:00.000Z', 'ferry.jpg the ferry', 'bd66706e9be9c8c9f2938c75d7fbf23ab052aa575a0bf8c5609b3bcf200736f5');
CREATE TABLE revision (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', 'corrected', 'withdrawn', 'spiked')),
        words INTEGER NOT NULL,
        document TEXT NOT NULL CHECK (json_valid(document)),
        UNIQUE (article, number)
    ) STRICT
    ;
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('1d5cf148d7037fdce25bf02bcc21c0a46762e090f19bc2dbadb4cae4a9ae6a24', '01a20451-050e-7359-bb35-ea37e713abf1', 1, 'Ines Okafor', '6ff85bb0', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, '{"article":"01a20451-050e-7359-bb35-ea37e713abf1","at":"2026-11-20T09:00:00.000Z","author":"Ines Okafor","device":"6ff85bb0","draft":{"body":"It is late.","bylines":["Ines Okafor"],"corrections":[],"dateline":"","deadline":null,"embargo":null,"extra":"{}","figures":[],"headline":"Dredging slips","kicker":"","language":"en-GB","links":[],"newsletter":null,"section":"Harbour","seo_description":"","seo_title":"","slug":"dredging-slips","standfirst":"","tags":[],"word_target":null},"format":1,"note":"","parents":[],"reason":"created","stage":"draft"}');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('8bcb96120784bb6f0dda70b541c4cc48e3770e3f1848ea527988929f33d40bf4', '01a20451-050e-7c84-afce-09f12fc7e06b', 1, 'Ines Okafor', '6ff85bb0', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, '{"article":"01a20451-050e-7c84-afce-09f12fc7e06b","at":"2026-11-20T09:00:00.000Z","author":"Ines Okafor","device":"6ff85bb0","draft":{"body":"It waits.\n\n{{picture: ferry}}\n\n“Non breaking”, – she said.\n\n{{related: dredging}}","bylines":["Ines Okafor"],"corrections":[],"dateline":"","deadline":null,"embargo":null,"extra":"{}","figures":[{"alt":"A ferry","caption":null,"credit":null,"decorative":false,"id":"01a20451-054e-7b15-ad91-6173580084cf","key":"ferry","picture":"60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33","role":"body","source":null}],"headline":"Ferry waits","kicker":"","language":"en-GB","links":[{"added_at":null,"added_by":"","id":"01a20451-054e-76fc-982f-6bac2afdd685","key":"dredging","kind":"see also","label":"","label_for":"","placement":"end","reason":"","target":{"article":"01a20451-050e-7359-bb35-ea37e713abf1"}},{"added_at":null,"added_by":"","id":"01a20451-054e-7106-9038-6cd6e052c20f","key":"history","kind":"see also","label":"","label_for":"","placement":"end","reason":"","target":{"title":"A history","url":"https://ferries.example/history"}}],"newsletter":null,"section":"Harbour","seo_description":"","seo_title":"","slug":"ferry-waits","standfirst":"","tags":["ferries"],"word_target":null},"format":1,"note":"","parents":[],"reason":"created","stage":"draft"}');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('5445857a50926aadb8ebca276f5135e4162cd74657f0b59accd296ac0bdab6cd', '01a20451-050e-7c84-afce-09f12fc7e06b', 2, 'Ines Okafor', '6ff85bb0', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, '{"article":"01a20451-050e-7c84-afce-09f12fc7e06b","at":"2026-11-20T09:00:00.000Z","author":"Ines Okafor","device":"6ff85bb0","draft":{"body":"It waits.\n\n{{picture: ferry}}\n\n“Non breaking”, – she said.\n\n{{related: dredging}}\n\nIt went.","bylines":["Ines Okafor"],"corrections":[],"dateline":"","deadline":null,"embargo":null,"extra":"{}","figures":[{"alt":"A ferry","caption":null,"credit":null,"decorative":false,"id":"01a20451-054e-7b15-ad91-6173580084cf","key":"ferry","picture":"60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33","role":"body","source":null}],"headline":"Ferry waits","kicker":"","language":"en-GB","links":[{"added_at":null,"added_by":"","id":"01a20451-054e-76fc-982f-6bac2afdd685","key":"dredging","kind":"see also","label":"","label_for":"","placement":"end","reason":"","target":{"article":"01a20451-050e-7359-bb35-ea37e713abf1"}},{"added_at":null,"added_by":"","id":"01a20451-054e-7106-9038-6cd6e052c20f","key":"history","kind":"see also","label":"","label_for":"","placement":"end","reason":"","target":{"title":"A history","url":"https://ferries.example/history"}}],"newsletter":null,"section":"Harbour","seo_description":"","seo_title":"","slug":"ferry-waits","standfirst":"","tags":["ferries"],"word_target":null},"format":1,"note":"","parents":["8bcb96120784bb6f0dda70b541c4cc48e3770e3f1848ea527988929f33d40bf4"],"reason":"saved as version","stage":"draft"}');
CREATE TABLE revision_parent (
        revision TEXT NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        parent TEXT NOT NULL CHECK (length(parent) = 64),
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('5445857a50926aadb8ebca276f5135e4162cd74657f0b59accd296ac0bdab6cd', 0, '8bcb96120784bb6f0dda70b541c4cc48e3770e3f1848ea527988929f33d40bf4');
CREATE TABLE stage_event (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        origin TEXT NOT NULL CHECK (origin IN ('draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', 'corrected', 'withdrawn', 'spiked')),
        target TEXT NOT NULL CHECK (target IN ('draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', 'corrected', 'withdrawn', 'spiked')),
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        revision TEXT CHECK (length(revision) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "setting" (name, value, hash) VALUES ('address', '', 'b18e0c680f1a059b71fe4fce04f279986ffdf73bfad97e40237e00c1d14aa816');
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a20451-0459-7261-be44-01d15a63bff5', '20cd0208e3aec3c6bb777922cb723b8adf962ab6eb0731667a35a5460e7f1324');
INSERT INTO "setting" (name, value, hash) VALUES ('language', 'en-GB', '6f17e5bd5dc7ad810eba4a89783c8592cabfa37c5967fb94bab8f54cba22a4e1');
INSERT INTO "setting" (name, value, hash) VALUES ('name', 'The Skerry Courier', 'cd58b0184476be5693ad8f1cdd9769b747c57be513cfe873a7a37a75afa827e2');
INSERT INTO "setting" (name, value, hash) VALUES ('newsletter', '', 'a98a8e36cec6ec962bb0a6be8db6e9e0540406a862fdb02eebbd8e0fc0e88c30');
INSERT INTO "setting" (name, value, hash) VALUES ('own_approval', '', '359aee121a365c80886a00b2a641e650dd9ff7c7c7e0b1bfe5834f27a6c1b1f1');
INSERT INTO "setting" (name, value, hash) VALUES ('tagline', '', '6fb889ce21e4026d061605355a240ae55e6844fd2974be421d71eccd8c34d668');
CREATE TABLE section (
        position INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
INSERT INTO "section" (position, name, colour, hash) VALUES (0, 'Harbour', '#0f766e', 'bfd9d4151386fc12965043a5e0dd45ccbae06387fa3a6a9673cea952cca93f1f');
CREATE TABLE contributor (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        collective INTEGER NOT NULL CHECK (collective IN (0, 1)),
        role TEXT NOT NULL CHECK (role IN ('writer', 'editor', 'chief')),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a20451-0519-76d7-b598-3ac9772958be', 'Ines Okafor', 0, 'writer', 'c9e7283455972a56b66277cb379793aeaade1757d29e49130995fd16eeb6e738');
CREATE TABLE saved_search (
        position INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
CREATE TABLE dirty (
        article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "dirty" (article) VALUES ('01a20451-050e-7359-bb35-ea37e713abf1');
INSERT INTO "dirty" (article) VALUES ('01a20451-050e-7c84-afce-09f12fc7e06b');
CREATE VIRTUAL TABLE article_fts USING fts5 (
        headline, standfirst, body, bylines, captions,
        content = '', contentless_delete = 1, prefix = '3',
        tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE VIRTUAL TABLE title_fts USING fts5 (
        headline,
        content = '', contentless_delete = 1, prefix = '1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    );
CREATE TABLE article_term (
        term TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        weight REAL NOT NULL,
        PRIMARY KEY (term, article)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE term_count (
        term INTEGER PRIMARY KEY,
        articles INTEGER NOT NULL
    ) STRICT
    ;
CREATE TABLE counted_terms (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        terms BLOB NOT NULL
    ) STRICT
    ;
CREATE INDEX article_newest ON article (modified_at, id, stage, section_key, assignee_key, published_at, embargo);
CREATE INDEX article_stage ON article (stage, modified_at, id, section_key, assignee_key, published_at, embargo);
CREATE INDEX article_section ON article (section_key, modified_at, id, stage, assignee_key, published_at, embargo, section);
CREATE INDEX article_assignee ON article (assignee_key, modified_at, id, stage) WHERE assignee_key <> '';
CREATE INDEX article_headline ON article (headline_key, id, stage, section_key, assignee_key, modified_at, published_at, embargo);
CREATE INDEX byline_name ON byline (name_key, article);
CREATE INDEX tag_name ON tag (name_key, article);
CREATE INDEX link_target ON related_link (target, article) WHERE target IS NOT NULL;
CREATE INDEX link_waiting_slug ON related_link (slug) WHERE target_kind = 'unresolved' AND target IS NULL;
CREATE INDEX link_waiting_title ON related_link (title) WHERE target_kind = 'unresolved' AND target IS NULL;
CREATE INDEX link_update ON related_link (article, target) WHERE kind = 'update of';
CREATE INDEX figure_picture ON figure (picture, article);
CREATE INDEX picture_newest ON picture (added_at, id);
CREATE INDEX revision_child ON revision_parent (parent, revision);
CREATE INDEX stage_event_article ON stage_event (article, number);
CREATE INDEX article_term_article ON article_term (article);
CREATE TRIGGER article_kept BEFORE DELETE ON article
    WHEN OLD.stage <> 'draft' OR OLD.headline <> '' OR OLD.body <> '' OR OLD.revisions > 1
    BEGIN SELECT RAISE(ABORT, 'only an empty draft can be deleted'); END;
CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = OLD.article)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE TRIGGER revision_parent_unchanged BEFORE UPDATE ON revision_parent
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revision_parent_kept BEFORE DELETE ON revision_parent
    WHEN EXISTS (SELECT 1 FROM revision WHERE revision.id = OLD.revision)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE TRIGGER stage_event_unchanged BEFORE UPDATE ON stage_event
    BEGIN SELECT RAISE(ABORT, 'workflow events are never changed'); END;
PRAGMA user_version = 1;
COMMIT;
