PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0007');
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
, suggestions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(suggestions)), ticks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ticks)), scheduled_at TEXT, scheduled_by TEXT NOT NULL DEFAULT '') STRICT
;
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body, suggestions, ticks, scheduled_at, scheduled_by) VALUES (1, '01a20450-98ea-756d-a2bd-06fa33c523c9', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, 'c3dc52566cae51c10aa4dcd5b827645284de26312ea4f30f51bf5dd815365ab0', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '74d58b815d0300a3129a10d80aa0b67f33e571981911c0f025ebc5c3df591d01', 'It is late.', '[]', '[]', NULL, '');
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body, suggestions, ticks, scheduled_at, scheduled_by) VALUES (2, '01a20450-98ea-778a-90fc-20bbf83b8bfd', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '2663f9b1e99298a75d2692a84541fe144ba3025c34ccb2df90ea42e51c46421f', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', '32db109903435a7a328a16a99bc188bb5da66ea2f26ce8aa0f68e8bb08c1b2a2', '874dce33f0b202d7b70e3739624990fcf08f05ea9955b74bba08a9bdffad4dad', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '8c76f63b68c7eeb31264a9ff89c444d2f4b2e4d533ecfd3179f8374750511b61', 'It waits.

{{picture: ferry}}

“Non breaking”, – she said.

{{related: dredging}}

It went.', '[]', '[]', NULL, '');
CREATE TABLE byline (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20450-98ea-756d-a2bd-06fa33c523c9', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd', 0, 'ferries', 'ferries');
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
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd', '01a20450-990a-7d71-a800-cd9311b62ed3', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a20450-98ea-756d-a2bd-06fa33c523c9', '', '', '[]', '', 'b9ed520041e9685b2599ca8afff982505852e2740238a6f07ee91a8a955884c0', '');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd', '01a20450-990a-74ea-8ed7-7f8a1c36aee0', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '871a79c3ce1b2c12f0fc6f198fa35e220e6d225f95e01eaac51b0bad32e64109', '');
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
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash, long_description, framing, override) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd', '01a20450-990a-7af6-a85f-4486d54e1310', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, '2b268f2bb8496e3fbe0b5b38b50f41e3ac1b264646e1ddd7283e0692abe68dba', NULL, NULL, NULL);
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
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('2663f9b1e99298a75d2692a84541fe144ba3025c34ccb2df90ea42e51c46421f', 0, '83e8ddd1dcdc0d193992865807f377aa796d61fe763401f0196c678c26fe48f9');
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
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a20450-98b6-7e1b-bdbf-6405ac71b120', 'b648b6c53433de6aa50b5533120339440fa4cde39950f50e903616b0ebfab8d9');
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
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a20450-98f4-70e8-aca3-39adec239acc', 'Ines Okafor', 0, 'writer', '2d6e12131e2b217c295355701f19d84481685182c2f0608157bf2e74b50b164a');
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
INSERT INTO "dirty" (article) VALUES ('01a20450-98ea-756d-a2bd-06fa33c523c9');
INSERT INTO "dirty" (article) VALUES ('01a20450-98ea-778a-90fc-20bbf83b8bfd');
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
INSERT INTO "journal" (one, lineage, position) VALUES (1, '8da2e775-a823-482f-a2bc-730f472eee10', 2);
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
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('c3dc52566cae51c10aa4dcd5b827645284de26312ea4f30f51bf5dd815365ab0', '01a20450-98ea-756d-a2bd-06fa33c523c9', 1, 'Ines Okafor', '65b1b8f7', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, X'789C5591C16EC2300C865F05E54C515A060C8ED3A46DA75D76DA342137714B444890E38E21C4BBCFA1D9A44939C4F6E7FFB7938B0262673CAA8DD23534FA6EA1ABF53D42B55A2C6D054D6B2BBDEC603E378B666ED66AAA80856D74B3ACEABA6AF49B5E6FB49633D35ABFE7FAC0BB48C2BC044C93D73D74124D95C52F67B2CD72D1D6ED7DB7CA39824ED42EAA8DF69C3B78E2D2C403E34CAAEDD93B91509B8F7F529F536522111A7631E4AA24ACB46458346E5660C7280CDE4F151E5AA03EFE85DF4C20E4E52A6CE7FA81B0C8ECFE1AD523A1ED5DE827C9BB631270EFCC1E6934F010FA01FACC61A89E1E72CA857D5109784A1E99333D3AA67158C19F81DA38E4F74818B7169321772CB59264C7BE2C92FCD0CBCD9659AADF591243B09DA3C423C7D017EF5324BB65D9167934BFCA8A910EF9D36A192D72913E0261E0D24508E93682911BA31D2D6EFB8D5F74FD01C479AE8E');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('83e8ddd1dcdc0d193992865807f377aa796d61fe763401f0196c678c26fe48f9', '01a20450-98ea-778a-90fc-20bbf83b8bfd', 1, 'Ines Okafor', '65b1b8f7', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, X'789CB554C96EDB3010FD15816729A1246BB16FE9A1CBA5BDF4D405C1901CCA8465C920E924862120FFD06B0BF45BFA29F9920EB53808D05E0A14F0C1246779F3DE1B9D19586F648B6CC3780A195F153C59D7084955D590ACB99649C685D0752E6AA1158B19788ACD785626694A6F1FF97AC339FDAE38E79FC2FBD16F7B4B31EF3A74D1871D683AC54CE19D91A14D598854D4BA0A771634553B33D1AB53C8F0D13D18EFAEBE745FBAF3F960A43F5ADC441AAD3D0D43B87D7AFCFEBEEF7EFD14166167BAE6E9F1471C3D3D7E8BDC16230746CDB9165BF0A83691B2A81A0A1C066A284EAD21546CF3F905BAAF3193BDB528BDE9BBF04A178AD24330C11AD1839A4EDDB16D63867B01B6E92FC7076F8122CFA189360DA10E65CE0CDAC0D6CD3401BD4938841E4B9E2470C62F27858402BCB9A3361A5A873133EA85306B4EC2802E13A80B9DAC5675A98A15A679CAA9F60E03874BA799BC4038CFEA555EA55556284579459A17057248392A925143C14BD46B89256695E439CA1405D6792932CC659E5331DB8F0E19658A99EB8F56CE540C44D5F6420E7B1DBA4F22064446EED04E0CB6D0354768421076C99B57E1CA74BB9926A550DDC28589E92C4E53EA9F4850554A24709E48B5CED3549419AAFC42C222FA88A10BE90E31224AFB1189C07601457F6F753F633CB420718F9D1F4106B393CB5C902BBC7A521C47BBFE75678A522590099570A235CF6591E572CD8621FE97115754B146552595AE2195790988CF3A6F8DF3FDA8F4FF98D01B3FCE77133DF739DA5073EBFDC16DAEAF83CF0CBA2B7C80FDA1C5EB256E088EE8F0DEB5E87D107F1AD74DCB4505DE821564A0E023EC6F153A69CDBC146CBE5CBA87637B6C1657278BAF9C874E69639D5F7037E34ECF98C23EDFF756DD2EF38C46A5C5ECED3E089012C0DECF0D0E60898E79E92F64D06286CFC7D46B34EDF4AD1A7E033140A386');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('2663f9b1e99298a75d2692a84541fe144ba3025c34ccb2df90ea42e51c46421f', '01a20450-98ea-778a-90fc-20bbf83b8bfd', 2, 'Ines Okafor', '65b1b8f7', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, X'789CB5544B8E1B3710BD4AA3D7EA19B2A9FE69E72CF2D9249BAC6C078322AB2811EAE916486AC60341C0DC21DB04C859729439898BFD9161C0DE0408A085AA589F57AF5EF525071F9DE929DFE5424229B69528BA96A0689A168A4E585394426BDB2ADD6A8BF92687C8B1A528EB424A7EFB5D743B21F8772784789FDECFF1307A8EF965A090FD7604CBD626477A7226B5A92B2D756B9BE4F360B9DA25D723BEA48C983D838BE1EEE3F071B85C4ECEC4B3A75D66C9FB97EB3579DF5EFFFA751CFEFD477B82A31BF66FAF7F6FB2B7D73FB370A02C80C325D7530F917097A127DC73E09C9E3AD010EFB8B97EE91D23CC771FBE42FAC72637A3F764A21B87F4CA0EE4522998214E9300CED670EEFB4D4E8F1AFC7EBC999FA2078EBC5C39D6BA3D4F90CA5C72E81373EFE669F8CDC029F558F30C037571B590180544F7C46D2CF48136B9C3AF96D4095E12D8BA80B6B2C576DBD6586D492A29B8F691129F6BA785C844BE28DBAD6A645356889C5749555524400A425EA9854AD4643B4335958D118A8C244DADAA7549CA28C5C5FC38A9655AD9260FE3D99B858A2B5375B89193FF98BACF0B4D889C39929F19EC61D89F619F8268287EFA21B9DC705C6842247C801B13B3AD5FE6D46F91808D641284280C764A4A5D9784EA46C22A8009C390D20351C6948E13124DFD0A8AFF3ED871C178EAC1D0236B65029984CF8A0B695DE935F2C66992EE77EFA7AAB1805263219856A54C552AD3E5D7EBE6BF8CB8E58A2D615334B60569540D445FF67C70218ED3A6FF8F09A38BD37CEFB22F7DCE3ED53CC4780ABBFBFBA43347E18E3EC1E3A9A7FB35EE9A1431D073E829C6B4FC79DC301F1717F819BC6601251DD1F880148C77CB51E48B73ED9ECCFEBC5F555DACBA0A1106B4CE87B8E2DE4F37BD604AF7FC3C7A7C58E79984CA8739FAC7B400C900C7B8343881673AA6F456518B88120D1A81B2535D57B675D58AC6AAA60168BA1A6B69A9A9D556482B64579BBA690DDF106D5BDBA5BE373A033C116610B227F2214D37C19EF43F7F02AF9F0130ACBC9F');
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
CREATE INDEX revision_child ON revision_parent (parent, revision);
CREATE INDEX stage_event_article ON stage_event (article, number);
CREATE INDEX article_term_article ON article_term (article);
CREATE INDEX link_proposal_open ON link_proposal (article) WHERE state = 'open';
CREATE INDEX picture_newest ON picture (added_at, id) WHERE removed_at IS NULL;
CREATE INDEX picture_look ON picture (look, id) WHERE look <> '';
CREATE INDEX article_scheduled ON article (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX note_article ON note (article, id);
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
PRAGMA user_version = 7;
COMMIT;
