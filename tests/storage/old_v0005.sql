PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0005');
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
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (1, '01a20451-78a1-7912-998f-2520dd73f60e', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, '7cc9d029455f362065e6124f2ccc8dcdd3247288c8e8c7b63a5c328fbd8a050a', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '743a7e51a1e7fd0d223b70621d0ca39daa5fa3a4f977977d30a576650946e36d', 'It is late.');
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (2, '01a20451-78a1-789f-91ec-7d44fd7323a0', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '16ddd1fa070a7b7a73ce69c7e526edc867c24cc0ce2d8713ab4754971fca9645', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', 'e9758e7d04817925fa1af8e3c402fecdd5f2d0d183e94bc5ea7757ea20018e15', '011fae0300004bd80515b40fd074c76580fa077a8c06b6c3d7cda2d9601f6f44', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', 'a91e9a697f91782a4e63a562168498ce80c4b2a282ef91a847dfccf5d84f3401', 'It waits.

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
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-78a1-7912-998f-2520dd73f60e', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0', 0, 'ferries', 'ferries');
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
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0', '01a20451-792e-7633-88c9-90d0736a59fb', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a20451-78a1-7912-998f-2520dd73f60e', '', '', '[]', '', '30318131e5a22ea397eed026cf6a92d730dad1bb1dd7b5299f9e975d29265960', '');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0', '01a20451-792e-7c18-b995-3f68ccf38286', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '621b4d01b095342cd9fd792f5fea231552af7391cfaeea453cd036e44d36be6f', '');
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
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0', '01a20451-792e-790a-9dbe-6d7dc074c03e', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, '7aa2fd9dfeb7319fa0e1f979accfdf7879ccd56fbbe7e287935f07c04b2812ed');
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
CREATE TABLE revision_parent (
        revision TEXT NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        parent TEXT NOT NULL CHECK (length(parent) = 64),
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('16ddd1fa070a7b7a73ce69c7e526edc867c24cc0ce2d8713ab4754971fca9645', 0, '1d4398d228adfc2a28e20cbd8dbd6ecc73640160e85142ff11c3418978bbe9d9');
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
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a20451-77d9-7a46-b641-5d68260cc39b', '61981c7028e5472edd04c82a3775031a354c59e0707756b7636428dfc71fe6e4');
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
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a20451-78b1-7b5c-a22d-9f2312c31bb5', 'Ines Okafor', 0, 'writer', '0dab25c08969dd66156d719dcd03eb553faf926b0caba14da6c49d4b40bcfffa');
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
INSERT INTO "dirty" (article) VALUES ('01a20451-78a1-789f-91ec-7d44fd7323a0');
INSERT INTO "dirty" (article) VALUES ('01a20451-78a1-7912-998f-2520dd73f60e');
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
INSERT INTO "journal" (one, lineage, position) VALUES (1, 'f7b9342b-ba1f-4b40-bf8c-54b4b814d86c', 2);
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
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('7cc9d029455f362065e6124f2ccc8dcdd3247288c8e8c7b63a5c328fbd8a050a', '01a20451-78a1-7912-998f-2520dd73f60e', 1, 'Ines Okafor', 'be8fbe3a', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, X'789C55914D6BC3300C86FF4AF1B9294EBA7E1EC760DB69979D36465162253571ED222BEB4AE97F9FDC7885413096F4E87DA5F8A280D8360ED556E9122AFDB0288BD51AE4D89455B1D9ACDBA25A54DA98D5BC5D6A5453052C6CA5AB65519645A5DFF566ABB57C33ADF547AA0FBC0F24CCABC73879EBA19568AA0C7EDB26D9D4B86E6B9C43CA11B4A276517530E7D4C1131B270E186752ADCFCE8A84DA7EFE93FA9AAA261061C336F85495849196048BC6CD0ACC18F9C1B9A9C2430DD4857BF8C304425EAEC2B6B61B08B3CCFEDEA89E084D677D3789CE1EA380BD6D7AA4D1C081EF06E81287BE787E4C29EBFBACE2F1141D32277A748CE3B082BF00D56148FF2362D8198C0DD963AEE5245B767991E8864E6E26CF52FCCD1219BC692D451E39862E7B9F02991DCBB6C8A3F955560C74488F56CA6881B3F411083DE72E4288B7111AB9319AD1E2B6DFF844D75F455BAE68');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('1d4398d228adfc2a28e20cbd8dbd6ecc73640160e85142ff11c3418978bbe9d9', '01a20451-78a1-789f-91ec-7d44fd7323a0', 1, 'Ines Okafor', 'be8fbe3a', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, X'789CB5544B8EDB300CBD8AA1B59D91EDF897DD74D1CFA6DD74D54E11D012E50871EC40526626080CCC1DBA6D819EA547999394F227C500EDA64001C330298AEFF191F48581715AB4C8368CC790F07516474509FE55A9A88A5144855CAF952CD22405CE42068E62139EE4511C4709FFC8AB0DE7F4AC38E79FFCF9C9ED7A4331EF3AB4C1873D28B24226F15E0B0F5363A96A4CC1FB0C28CA7661752FCFFE860B1E403BBBBAEBEEBACBE5A8853B19DC040A8D390F83F73E3F7D7BDF773F7FD40661AFBBE6F9E97B183C3F7D0DEC0E030B5ACE770DB6E0506E0269503614380C04589F5B4DACD8E6F30B765F42267A635038DD77FE941C92AEFB60A235B2073959DDA96D4386871A4CD35FCD476780222F1E44E98658FB341706AD57EB76AA80CE041C3DC6724F1039ED164B22B100A7EF0946416B31645ABE684C9520BD384495AC31CA6521052FD682A748B9F7E8355C9066F1C893F3A45CA7455C24999465A6B238CD32E4107394D4460519CF515502734C0A9F4BC4484D4AF33AC154A4292533FD3821639B4266FB9311B3140349B5BB8AC35E7BF4A9899E91167B3493822D74CD091A1F845DF4E69577E96E3FCB2425CA2D5C9598ECFA3C5DFD9308799A466529AAA8E29217690E59A5EAAB084BD3470E9DBF6E110392B41F99D4D82EA4E873ABFA99E3B1058107ECDC4852FAC211AC6F973F75D4711CC7F5AF3B53C5495455A58A922CE1927646E51CD93084FF52A288CBA8AEAA2CA22CA5102A2D9332BF96B8D3D6F563A7FF47854EBBB1BEDBE037CEC9F89C3BE78E767373E3E74CA35DE1231C8E2DDE2C71839F880E1F6C8BCEF9E64FE5DA69B928C15B30350D909F23ECB712AD307A5E0A363B17746FB6A76699EA68992BEBA0934A1BEB16DECDB8D33327BFCF0FBD91DBA59E715069317B73F00D888960EF6680231892635EFAAB18B498FEF731618D433BFDAB865F1255A24E');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('16ddd1fa070a7b7a73ce69c7e526edc867c24cc0ce2d8713ab4754971fca9645', '01a20451-78a1-789f-91ec-7d44fd7323a0', 2, 'Ines Okafor', 'be8fbe3a', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, X'789CB5544B8EDB3810BD8AA0B5D54D523FD2BB649199D94C3659E58346892CDA84D59241D2DD691806FA0ED92640CE92A3F44952D4C7418099CD00031886AB589F57AF5EF99C838F4EF7986F73C641B0AAE6452B217D295B288EBA684D5559D396A204966F7288142B98680ACE0BC1DE31B5658C3E378CB1F7E9FD14F7A3A798BF060CD9DB0358B236B9C107A7539B0EA5EDB084E4F360A9DA39EF46F3943262F6082E869B8FC3C7E17C3E3A1D4F1EB79945EF9F2E97E47D79FEFAF738FCF8DE7984831B762FCFDF36D9CBF3972CEC310BE0CC92EBB18788669B198F664781737AEA8043BCA1E6DD53EF0861BEFDF01BD24F9B5C8FDEA38E6E1CD22B390C954AC104719A04CC6C0DA7BEDFE478DF81DF8D57F373F44091E70BC55AB7A3095299730E7D62EED53C0DBD6938A61E6B9E26A02EAE96414201D13D501B0B7DC04DEECC6F4B5202E98B41A14C8745635AA3595B695622D53E60E273EDB410499E860959952D6F456D8CAC6DCDCBBA46069CA1A1955AA8598356696C50B4A996E6480B2B9B4E60A9CB928AF97152CBB4B24D1EC693D70B1517A26A7F25277F93BACF0B4D889C3EA09F19EC61D89D6097827028FE789D5C6E382C341983E60EAE4CCC76F734A7FE13094D5916526A552866585B36502BDB5D495805306118527A40CC88D27142D261BF82A29F77765C301E7BD0784F5A99409A34384248EB4AAF91368E9374FFF57E14178552D216A216CCD0FDD886617EB96CFECB889ACBA253AA2EA88AD4DA9652C8E63AE2DE85384E9BFE3F268C2E4EF3BDCA7EF539F954731FE3316C6F6F93CE1C861BFC0CF7C71E6FD7B84B52C4808FA1C718D3F2E771C37C5C54E04FF01D0928E908C73B83417BB71C45BE38D7EEC9EC4FBB55D5C5AAAB106130D6F91057DCBBE9A6174CE99E1F476FEED67926A1D2618EFE3E2D8013C0312E0D8EE0898E299D9BAA54D20821C1582D4048144C77469ACE34A835C9AC629C362A6B5E096B39D765C5A56A65D7A1322AF5BDD219E0014D06217B401FD27413EC49FFF35FE0E527DDD3BBFB');
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
CREATE INDEX link_proposal_open ON link_proposal (article) WHERE state = 'open';
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
PRAGMA user_version = 5;
COMMIT;
