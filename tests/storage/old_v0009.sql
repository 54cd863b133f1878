PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0009');
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
, suggestions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(suggestions)), ticks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ticks)), scheduled_at TEXT, scheduled_by TEXT NOT NULL DEFAULT '', out_with TEXT NOT NULL DEFAULT '', out_since TEXT, out_by TEXT NOT NULL DEFAULT '', out_revision TEXT CHECK (length(out_revision) = 64), conflicts INTEGER NOT NULL DEFAULT 0 CHECK (conflicts >= 0)) STRICT
;
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body, suggestions, ticks, scheduled_at, scheduled_by, out_with, out_since, out_by, out_revision, conflicts) VALUES (1, '01a2046a-43ac-7de2-9629-825cf5e28b62', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, '487a23b05713eece90f090da94036ef580226c109f6bf0af2a4ef52e9a96e068', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '901b4dd1d7795334d7adcd6a7d8e9449cb4b51afdfbbc1a6f08b616b4343e035', 'It is late.', '[]', '[]', NULL, '', '', NULL, '', NULL, 0);
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body, suggestions, ticks, scheduled_at, scheduled_by, out_with, out_since, out_by, out_revision, conflicts) VALUES (2, '01a2046a-43ac-73c3-acda-34bee8dd11de', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '2da08a44cef332f5619db562e23386b1e277f6533b5f67e11ebe67556fe764fb', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', 'a53776c9aee6f076fff9c94e09bd61c506e1e1bd97bd53be59a3a9ebee42e993', 'b327bf7f62d9082e7aa44b32839496490763781ad0a118da487bc21516346be3', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '722b3b9bf70b72d0631e071fbc6766b425dde00917083546856d76d4e8752379', 'It waits.

{{picture: ferry}}

“Non breaking”, – she said.

{{related: dredging}}

It went.', '[]', '[]', NULL, '', '', NULL, '', NULL, 0);
CREATE TABLE byline (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a2046a-43ac-7de2-9629-825cf5e28b62', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de', 0, 'ferries', 'ferries');
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
        hash TEXT NOT NULL CHECK (length(hash) = 64), unready TEXT NOT NULL DEFAULT ''
        CHECK (unready IN ('', 'hold', 'together')),
        PRIMARY KEY (article, id),
        CHECK (target_kind <> 'article' OR target IS NOT NULL),
        CHECK (target_kind <> 'web' OR target IS NULL)
    ) STRICT
    ;
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de', '01a2046a-4437-716a-9d78-b9c5a19ff9fa', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a2046a-43ac-7de2-9629-825cf5e28b62', '', '', '[]', '', '3867d266313b358af1926f91572dedb30eeb28ce15d980feacb13047c3a1b16c', '');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de', '01a2046a-4437-7cf5-b8bd-4cc007410437', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '0c669ee70bf538ba89f1c239eb7b81fac3f1c9ad50aa4665da0b3e307e384b25', '');
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
        hash TEXT NOT NULL CHECK (length(hash) = 64), long_description TEXT, framing TEXT CHECK (json_valid(framing)), override TEXT CHECK (json_valid(override)),
        PRIMARY KEY (article, id)
    ) STRICT
    ;
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash, long_description, framing, override) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de', '01a2046a-4437-7a79-9833-9a5b5b5c1577', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, 'f61b06d715ac46a867d6f2a15204c15704822b848d50029cdd6fdc3fc909923b', NULL, NULL, NULL);
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
    , headline TEXT NOT NULL DEFAULT '', creator TEXT NOT NULL DEFAULT '', copyright TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', also_found TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(also_found)), framing TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(framing)), look TEXT NOT NULL DEFAULT '', removed_at TEXT) STRICT
    ;
INSERT INTO "picture" (id, file_name, media_type, width, height, size, caption, credit, source, alt, long_description, rights_terms, rights_category, rights_start, rights_until, keywords, taken_at, from_file, added_at, words_key, hash, headline, creator, copyright, city, country, also_found, framing, look, removed_at) VALUES ('60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'ferry.jpg', 'image/jpeg', 4, 3, 20, 'The ferry', '', '', '', '', '', '', NULL, NULL, '[]', NULL, '[]', '2026-11-20T09:00:00.000Z', 'ferry.jpg the ferry', 'bd66706e9be9c8c9f2938c75d7fbf23ab052aa575a0bf8c5609b3bcf200736f5', '', '', '', '', '', '[]', '{}', '', NULL);
CREATE TABLE revision_parent (
        revision TEXT NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        parent TEXT NOT NULL CHECK (length(parent) = 64),
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('2da08a44cef332f5619db562e23386b1e277f6533b5f67e11ebe67556fe764fb', 0, '954168bbd869b2e04a68e996e5d9b0489c2930768fd79e27931b1ed9d567eaff');
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
INSERT INTO "setting" (name, value, hash) VALUES ('dictionary', '[]', 'bf6e14a96ac421fe92f7b18d90451907ed8d4db9bd509f3ab095b9343891b177');
INSERT INTO "setting" (name, value, hash) VALUES ('house_style', '[["utilise","use","Plain words."]]', 'ef78cc40712d4ce78a1045756ab25c6cb8cdb66a225967b9b84dbb05f98e6cc3');
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a2046a-41fd-7f66-8330-2e57b38ef89a', 'f91d72db27a83009af2b85547dcf35a3e10ba0d35735d82312d818259a6fc26a');
INSERT INTO "setting" (name, value, hash) VALUES ('keep_places', '', 'c33b0e31b18e925cdfcc9c0176426e3747450953a571504500c309a0d70de2b3');
INSERT INTO "setting" (name, value, hash) VALUES ('language', 'en-GB', '6f17e5bd5dc7ad810eba4a89783c8592cabfa37c5967fb94bab8f54cba22a4e1');
INSERT INTO "setting" (name, value, hash) VALUES ('name', 'The Skerry Courier', 'cd58b0184476be5693ad8f1cdd9769b747c57be513cfe873a7a37a75afa827e2');
INSERT INTO "setting" (name, value, hash) VALUES ('newsletter', '', 'a98a8e36cec6ec962bb0a6be8db6e9e0540406a862fdb02eebbd8e0fc0e88c30');
INSERT INTO "setting" (name, value, hash) VALUES ('own_approval', '', '359aee121a365c80886a00b2a641e650dd9ff7c7c7e0b1bfe5834f27a6c1b1f1');
INSERT INTO "setting" (name, value, hash) VALUES ('picture_repeat_days', '30', 'c85a499e276d0cc8843e57da562191b02c187d107d040d49e6dd899a39bda8f2');
INSERT INTO "setting" (name, value, hash) VALUES ('picture_shapes', '16:9, 4:3, Square 1:1', 'f7fef5f89730d3c127e06b573e2f2c2ba6a3320df6ca9be49c63f311c5c47e64');
INSERT INTO "setting" (name, value, hash) VALUES ('tagline', '', '6fb889ce21e4026d061605355a240ae55e6844fd2974be421d71eccd8c34d668');
INSERT INTO "setting" (name, value, hash) VALUES ('templates', '', '19e25c6a526cf780f077c1eeaa6e8b9b4e2a32bd3de86bfcdea45917a39dcac4');
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
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a2046a-43b0-7982-8354-88d36dce5759', 'Ines Okafor', 0, 'writer', '8ff42c3d738e0a69609611a1a69bc20114557f1c0ecd09e71c21f06bd9162c0e');
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
INSERT INTO "dirty" (article) VALUES ('01a2046a-43ac-73c3-acda-34bee8dd11de');
INSERT INTO "dirty" (article) VALUES ('01a2046a-43ac-7de2-9629-825cf5e28b62');
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
CREATE TABLE journal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        lineage TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0)
    ) STRICT
    ;
INSERT INTO "journal" (one, lineage, position) VALUES (1, '09768f6d-7746-4cc2-bc9d-0b6d6fb0c254', 2);
CREATE TABLE "revision" (
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
        document BLOB NOT NULL,
        UNIQUE (article, number)
    ) STRICT
    ;
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('487a23b05713eece90f090da94036ef580226c109f6bf0af2a4ef52e9a96e068', '01a2046a-43ac-7de2-9629-825cf5e28b62', 1, 'Ines Okafor', 'e08b3941', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, X'789C55514B4FC3300CFE2B53CEEB94866D6C3B2224E0C4851308213771BB6821991C9787A6FD779C352021E510DB9FBF47725240EC6D40B553BA05A3976B689657609B6B87A6D9AECDB6D99895ED576836DDDAA8B90216ACD166DDB46D63F493DEEEB496B3D05A3F97F9C8FB4482798898678F07E8A59A2B871FDE1619D49BEE6ABB6C4B8FA017B693EA92FB2E1B3CF37916807121D3EE3B78A150BB977F54AF736513115AF62996A9349CAC14B0705CA4C04D551C43982B7CEF8086F4577E3181204F67C1F67E18092BCDFE6F51DD12BAC1C76196833F66011EBC3D204D0201E230C27049139BBB9BD2F2F15059227EE680CC053D29E6C9ACC0EF81BA3496F7C898DE1C664BFE5867B5C99E430D92C338C8CD552FCDAF97CC105DEF29F3846318AAF66722F7C6921679123F4BC444EFE5D35AB196B8521F813072DD22847CB160E5C6E826894BBEE98BCE3F27DBAE36');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('954168bbd869b2e04a68e996e5d9b0489c2930768fd79e27931b1ed9d567eaff', '01a2046a-43ac-73c3-acda-34bee8dd11de', 1, 'Ines Okafor', 'e08b3941', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, X'789CB554CD6EDB300C7E154367AB95ED38B673EB0EFBB96C979DB60E0525D18E10C70E24A56D1018E83BECBA017B963D4A9F64947F3214D82E0306FB605222F9F1E3479F19586F548B6CC34402A958AD81AF3250BCC854C64169E0D94A22965A2789461633F0743715E99A27094FC547516D84A0F74A08F1299C1FFDB6B774E75D872EFAB0839AAC9869BC372A944151CAAC5A25C167A1A66C67267B7D0A113E7A00E3DDD56D77DB9DCF07A3FCD1E226AAD1DAD33004EFF3D3B7F77DF7F387B4083BD335CF4FDFE3E8F9E96BE4B61839307A8EB5D88247BD89B445DDD0C561A082F2D41A42C5369F5FA0FB1233D55B8BCA9BBE0BA7E4D0141E2E13AC113DE8C9EA8E6D1B33DC4BB04D7F311FBD05BA790E456AD310EA90E6CCA00D6CDD4C1DD0998243A8B1C4290267FC62692414E0CD3D95A9A1751833A35F0C669515BC80A2E2559965BC825CD2A392BC2828F70E03874BA5993CF2AC455A526052A4B9D6655EE74996E7282011A8698C35E4628D75A5708D69A144862A418965B696299208324A66FB5121E39862E6FAA35533150351B5BD90C35E87EAD3100322A3766827065BE89A2334A3023AFEE65570996E37D3A435EA3BB83031D9F23485FE898484BE2A5D945C562A87A4AAEBAA860B09CBD0470C5D0877881151DA8F4824B60B28FABCABFB19E3A105857BECFC085287C6115C185738F534711CE5FAD79DD198F26A9D56BC4C7355E79896729DB26188FFA5454AC06529355F292544B14A04B92F2D6E8DF3FD38E9FFD1A1377EECEF26FA5DE76843CEADF707B7B9BE0E3A33E8AEF011F68716AF977B435044870FAE45EFC3F0A776DDB45C94E02D5849020A3AC2FE4EA353D6CC4BC166E7523D98EDB15954CD175D390F9DAE8D757EC1DD8C3B3D630AFBFCD05B7DB7F4330A9516B3B7FB30808400F67E2E70004B74CC4B7F21831633FC3EA65AA368A77FD5F00B29EAA366');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('2da08a44cef332f5619db562e23386b1e277f6533b5f67e11ebe67556fe764fb', '01a2046a-43ac-73c3-acda-34bee8dd11de', 2, 'Ines Okafor', 'e08b3941', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, X'789CB554B96E1B3110FD95C5D65A9BDC9BEA9C22479334A91207C6901C4A84D6BB0249F98020C0FF903601F22DF9147F49867B283090340102A9D00CE778F3E68D8E29B8605587E93A651C7256D6909505A8AC29549181D29015A5446CB5E65C63BA4A21506CCEF23AE33CCBD94726D68CD1F78231F629BE1FC2767014F3AE479F7CD881216B956ABCB32AB641D6CA42943CFA1C18AA764CE5A01F634648EEC1067F71DD5FF7C7E3DEAA7070B84E0C3AF7783A45EFF3D3B7F743FFF38774083BDB6F9E9FBEAF92E7A7AF89DF62E2C1EA39D7610701F53AD10EF58602A7F4D801FB7041CDE563670961BAFEFC02E99755AA06E750053BF4F1951C9A4AC56082384E027AB2FA43D7AD52BC95E036C3D97C080E28F278A258633734412C734CA18BCC5D4DD3D09B827DECB1E429026AC36269241410EC1DB531D0795CA556BF5852593459038DC8445B1499804AD247F1AA69A8F60E239F4BA79948F2D42C6F29913779A5755B998A1755850C38434D2B3550B11A8D505863DE2856A0E228B12D6A992309A2A0626E18D532AE6C95FAE1E0D44CC589A8DA9EC9495FC7EED3422322AB76E826063BE83707D88C6AE8B337AFA2CBF6BB9926AD51DFC09989C9968F53EA9F48E0F44BE8A6CDA4501570618C3070266111C088A18FE91E31214A871189C46E01453F6FCC3063DC77A0F096B43282D47170041FD7155F036D1C47E9FEF57E34E699A87391B579A54C85792BEB3C3D9D56FF322215C8642B75562AC558537246EEF3885BEBC3306EFA7F4C186C18E7BB4A7EF739B858731BC2DEAF2F2FA3CE2CFA0B7C80DB7D87974BDC292AA2C77BDF610871F9D3B87E3A2E2AF0169C2401451DE170A3D12B67E7A34867E7D23D9ADD61B3A83A5B74E503F4DA58E7C3827B33DEF48C29DEF3FDE0F4CD32CF28543ACCC1DDC60570023884B9C11E1CD131A68BAAE4752BA56E6B41DA6725D42D0A5163A58564652B542E0AD6D4ADD18DA05B1105971CB5D055DD201813FB9EE9F470873A019FDCA1F371BA11F6A8FFE92FF0F40B19FABCBB');
CREATE TABLE link_proposal (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        document TEXT NOT NULL CHECK (json_valid(document)),
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
        decided_by TEXT NOT NULL,
        decided_at TEXT,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE web_page (
        url TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        checked_at TEXT NOT NULL,
        status INTEGER NOT NULL,
        problem TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE note (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        stop INTEGER NOT NULL CHECK (stop >= start),
        quotation TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        replies TEXT NOT NULL CHECK (json_valid(replies)),
        resolved_by TEXT NOT NULL,
        resolved_at TEXT,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    , edits INTEGER NOT NULL DEFAULT 0 CHECK (edits >= 0)) STRICT
    ;
CREATE TABLE conflict (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        revision TEXT NOT NULL CHECK (length(revision) = 64),
        newsroom TEXT NOT NULL,
        since TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, revision)
    ) STRICT
    ;
CREATE TABLE absent_article (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        title TEXT NOT NULL,
        bylines TEXT NOT NULL CHECK (json_valid(bylines)),
        slug TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
CREATE TABLE known_person (
        name TEXT PRIMARY KEY,
        here TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    ;
CREATE TABLE removed_note (id TEXT PRIMARY KEY CHECK (length(id) = 36)) STRICT;
CREATE TABLE last_read (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        person TEXT NOT NULL CHECK (person <> ''),
        revision TEXT NOT NULL CHECK (length(revision) = 64),
        at TEXT NOT NULL,
        PRIMARY KEY (article, person)
    ) STRICT;
CREATE TABLE kept_page (
        event TEXT PRIMARY KEY REFERENCES stage_event (id) ON DELETE CASCADE,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        made INTEGER NOT NULL CHECK (made IN (0, 1)),
        document BLOB NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
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
CREATE INDEX revision_child ON revision_parent (parent, revision);
CREATE INDEX stage_event_article ON stage_event (article, number);
CREATE INDEX article_term_article ON article_term (article);
CREATE INDEX link_proposal_open ON link_proposal (article) WHERE state = 'open';
CREATE INDEX picture_newest ON picture (added_at, id) WHERE removed_at IS NULL;
CREATE INDEX picture_look ON picture (look, id) WHERE look <> '';
CREATE INDEX article_scheduled ON article (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX note_article ON note (article, id);
CREATE INDEX article_out ON article (out_since) WHERE out_since IS NOT NULL;
CREATE INDEX article_conflicts ON article (conflicts) WHERE conflicts > 0;
CREATE TRIGGER article_kept BEFORE DELETE ON article
    WHEN OLD.stage <> 'draft' OR OLD.headline <> '' OR OLD.body <> '' OR OLD.revisions > 1
    BEGIN SELECT RAISE(ABORT, 'only an empty draft can be deleted'); END;
CREATE TRIGGER revision_parent_unchanged BEFORE UPDATE ON revision_parent
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER stage_event_unchanged BEFORE UPDATE ON stage_event
    BEGIN SELECT RAISE(ABORT, 'workflow events are never changed'); END;
CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = OLD.article)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE TRIGGER revision_parent_kept BEFORE DELETE ON revision_parent
    WHEN EXISTS (SELECT 1 FROM revision WHERE revision.id = OLD.revision)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
CREATE INDEX kept_page_article ON kept_page (article);
CREATE INDEX kept_page_waiting ON kept_page (event) WHERE made = 0;
CREATE TRIGGER kept_page_unchanged BEFORE UPDATE ON kept_page WHEN old.made
    BEGIN SELECT RAISE(ABORT, 'pages that were published are never changed'); END;
PRAGMA user_version = 9;
COMMIT;
