PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0006');
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
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (1, '01a20451-9505-74a7-bda5-8009dfb9ccd0', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, '72b9f3974c51950a6f4785ae2b27badc0b332f514ab9ea17739bffe93606cc35', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', 'b9818f4938aaad9c2c17e8b4bb43410bbd50f661d32a1d6f689da69859e13b47', 'It is late.');
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (2, '01a20451-9505-72f3-ad22-603a12372cfb', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '7f5522c5542e0f62485ad02145eb60b67180f2ae20d44262c43156e2ba692926', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', 'f071447fd022cbb8fcdc3fe07148c32d017af895ea89a2ec53dfe18776cbf84e', '54fbc265243c9985128a3736086e67725a62b4dc9b88612a1d14b986f1eaa046', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', 'fe7176f1481718d3a16926506e4059efbb6949c2883cf567437fae07f4caf6af', 'It waits.

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
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-9505-74a7-bda5-8009dfb9ccd0', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb', 0, 'ferries', 'ferries');
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
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb', '01a20451-955b-78c1-bddc-7b2b4b202d79', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a20451-9505-74a7-bda5-8009dfb9ccd0', '', '', '[]', '', '42a1befd0feb665e7390b761b06f6bf45d8c4495f57438b60ec9aa32dc1ae984', '');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash, unready) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb', '01a20451-955c-7995-a1e9-b4fc26072eea', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '51bfb33ae3f84a011cc673b6738c198df4d699a648adcab5f4f284933b9a8a71', '');
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
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash, long_description, framing, override) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb', '01a20451-955b-74bd-9472-d20b2efafc29', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, 'd7f03caceb849641c4f45377e9d95e6b0479d426e0934a48cce1e115cb9595c7', NULL, NULL, NULL);
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
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('7f5522c5542e0f62485ad02145eb60b67180f2ae20d44262c43156e2ba692926', 0, 'dddc0e01273056322b0773b0d5970f399b4c82219f3536dbe05687581f17e60c');
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
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a20451-9431-7a40-aeb5-ce04f0c6df98', 'ee585ac0daed6d29b85ea0d09c00208048b6b907dc8348a090a764f99cf3d1f9');
INSERT INTO "setting" (name, value, hash) VALUES ('keep_places', '', 'c33b0e31b18e925cdfcc9c0176426e3747450953a571504500c309a0d70de2b3');
INSERT INTO "setting" (name, value, hash) VALUES ('language', 'en-GB', '6f17e5bd5dc7ad810eba4a89783c8592cabfa37c5967fb94bab8f54cba22a4e1');
INSERT INTO "setting" (name, value, hash) VALUES ('name', 'The Skerry Courier', 'cd58b0184476be5693ad8f1cdd9769b747c57be513cfe873a7a37a75afa827e2');
INSERT INTO "setting" (name, value, hash) VALUES ('newsletter', '', 'a98a8e36cec6ec962bb0a6be8db6e9e0540406a862fdb02eebbd8e0fc0e88c30');
INSERT INTO "setting" (name, value, hash) VALUES ('own_approval', '', '359aee121a365c80886a00b2a641e650dd9ff7c7c7e0b1bfe5834f27a6c1b1f1');
INSERT INTO "setting" (name, value, hash) VALUES ('picture_repeat_days', '30', 'c85a499e276d0cc8843e57da562191b02c187d107d040d49e6dd899a39bda8f2');
INSERT INTO "setting" (name, value, hash) VALUES ('picture_shapes', '16:9, 4:3, Square 1:1', 'f7fef5f89730d3c127e06b573e2f2c2ba6a3320df6ca9be49c63f311c5c47e64');
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
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a20451-9508-7ac6-80d7-e4f93cc59314', 'Ines Okafor', 0, 'writer', '9e4a5b63abb0f52b79f3c36f0d7ca09665cab8d72bff3c47c418e15bbe6686b6');
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
INSERT INTO "dirty" (article) VALUES ('01a20451-9505-72f3-ad22-603a12372cfb');
INSERT INTO "dirty" (article) VALUES ('01a20451-9505-74a7-bda5-8009dfb9ccd0');
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
INSERT INTO "journal" (one, lineage, position) VALUES (1, '278548f5-4af5-4da9-9674-dc9903422181', 2);
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
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('72b9f3974c51950a6f4785ae2b27badc0b332f514ab9ea17739bffe93606cc35', '01a20451-9505-74a7-bda5-8009dfb9ccd0', 1, 'Ines Okafor', '76b9c052', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, X'789C5591C14EC3300C865F65CA799DD26ADDD88E08093871E10442C84DDC2E5A964C8ECB98A6BD3BCE1A90907288EDCFFF6F271705C4CE78545BA56B68F4B2ADAB4DABDB6ABD8475D55968AB3BAD37B6EF36C658ADE60A58D84637ABAAAEAB46BFEACD566B390BADF55BAE8FBC8B24CC73C0347BD9432FD15C59FC7226DBAC5722A5DB26E7087A51BBA82EDA73EEE0994B330F8C0BA97667EF44426DDFFF497DCC95894468D8C590AB92B0D29261D1B859819DA2307A3F5778E88086F8177E33819097ABB0BD1B46C222B3FB6B540F847670619825EF8E49C0BD337BA4C9C0431846183287A17ABCCF2917F64525E0297964CEF4E498A661057F02EAE298DF2361FCB4980CB963A995243BF66591E4C7416EB6CC52FDCE921882ED1D259E3886A1789F22D94F966D9127F3ABAC18E9903FAD96D12217E92310062E5D84906E2318B931DAC9E2B6DFF445D71F689AAE5C');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('dddc0e01273056322b0773b0d5970f399b4c82219f3536dbe05687581f17e60c', '01a20451-9505-72f3-ad22-603a12372cfb', 1, 'Ines Okafor', '76b9c052', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, X'789CB5544B6EDB3010BD8AC0B59850942559DEA58B7E36EDA6AB7E100CC9914C58960C8A4E62180272876E5BA067E95172920EF57110A05D7451C00BCF703E6FDEBCD19981F35637C8364C2420C52A4B7899898C17B24A391829792E5248645A485D291633F0142B85CC799270293E8A722304FDAE84109FC2FBD16F3B4731EF5AECA30F3BA8C88A99C13BAB439B2257A516990C3E0715553B33D59953C8F0D13D58DF5F7D69BFB4E7F3C16A7F74B8892A74EE340CC1FBF4F8FD7DD7FEFAA91CC2CEB6F5D3E38F387A7AFC16F55B8C7AB066CE75D88047B3898C435353E0305043756A2CA1629BCF2FD07D8D99EE9C43ED6DD7865772184A0FC1046B440F66B2DA63D3C40CF70A5CDD5DCC07EF8022CFA149656B421DCA9C193481AD9B69027AD370083D963C4DE0AC5F2C838402BCBDA33615343DC6CC9A978BC9142F56CAF07255486EA450122BA8B42CA9F60E03874BA7993CF2E442AE576991143233669D55599266190A48041A5A630599C8B12A35E6280B2D52D4092A5CA739154F759A5231D78D0A19D714B3BE3B3A3D53311055DB0B39EC75E83E2D3120B27A876E62B081B63E421D82B0E56F5E05976D77334DC6A0B9850B1393AD4E53EA9F4858EB842B63342F94542B457A34C53309CBD2470C6D48EF1123A2B41B91286C1650F4F7B6EA668C870634EEB1F52348130647E8C3BAC2ABA78DE328D7BFDECC0A0A4205195F0B519A8A84AE8D60C310FFF388345859661C122CB95AD18673514844B88CB8B5BDEFC64DFF8F09BDF5E37C37D1739FA30B35B7DE1FFACDF575D099C5FE0A1F607F68F07A891B82225ABCEF1BF43E2C7F1AB79F8E8B0ABC05A748404147D8DD1AECB5B3F351B0D9B9740F6673AC1755F34557BD87D654D6F57EC15D8F373D630AF77CDF3973BBCC330A950EB373FBB0808400767E6E70004774CC477F21830E337C3EA65EA368A76FD5F01B505CA2E6');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('7f5522c5542e0f62485ad02145eb60b67180f2ae20d44262c43156e2ba692926', '01a20451-9505-72f3-ad22-603a12372cfb', 2, 'Ines Okafor', '76b9c052', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, X'789CB554B98EDB3010FD1541B5B54B51A668B9DB14399AA44995038B2139B4096B2583A4F7806160FF216D02E45BF229FB2519EAF06281A44811C0856738C79B376F74CCC147A75BCCD7392B81B3A5288B463051486EAB020CE745CD2A287925B9B62A5FE4102996335E17655970F691356BC6E877C118FB94DE0F71DB7B8A79D761C83EECC092B5C80DDE3A9DDAC85A359A099E7C1E2C553BE6AA370F29236677E062B8F8D27DE98EC7BDD3F1E0719D59F4FEE1744ADEA7C7EFEFFBEED74FE51176AEDB3C3DFE58644F8FDFB2B0C52C803353AEC716229A75663C9A0D058EE9A90376F1829AAB87D611C27CFDF905D2AF8B5CF7DEA38EAEEFD22B390C954AC104719804CC687587B65DE478A3C06FFAB3791F3D50E4F144B1D66D688254E698439B98BB1AA7A1370DFBD463CED304D4C5D932482820BA5B6A63A10DB8C89D79B924A10AB954A6689692178633C5D182D5BCA1DA3B4C7CCE9D2622C95333BE5A56B2945C18B31256949510C8A0646868A51604ABD1361A6BE452B30A75890A57554DC52B5D5554CCF7835A86952DF2D01FBC9EA8381155DB3339F9EBD47D5C6842E4F40EFDC8600BDDE6009B14845DF1E65572B96E37D1640C9A6B383331DAEA614CFD13092B5D16CA185D48C5D55291368D7C266116C080A14BE90131234AFB0189C27606457FAF6D3F61DCB7A0F186B432803469708490D6955E236D1C07E9FEF57E962009158862C558632C895E1B969F4E8B7F1E91066B1A5140894DA196B4E19A498E08E711B72EC47ED8F4FF9830BA38CC77953DF739F854731BE33EAC2F2F93CE1C860BBC879B7D8B9773DC2929A2C3BBD0628C69F9E3B8613C2E2AF016BC2201251D617F6D3068EFA6A3C827E7DC3D99ED6133ABBA9875152274C63A1FE28C7B33DCF48429DDF35DEFCDF53CCF20543ACCDEDFA4059404B08F53833D78A2634837A42786ACE4B262A2AE38574CCA4A31231AC96CD5346AA9579C978DAD44551B8514B5926255DA5262CD74EA7BA633C02D9A0C42768B3EA4E906D883FEC74FE0E937CEE8BB3D');
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
CREATE INDEX revision_child ON revision_parent (parent, revision);
CREATE INDEX stage_event_article ON stage_event (article, number);
CREATE INDEX article_term_article ON article_term (article);
CREATE INDEX link_proposal_open ON link_proposal (article) WHERE state = 'open';
CREATE INDEX picture_newest ON picture (added_at, id) WHERE removed_at IS NULL;
CREATE INDEX picture_look ON picture (look, id) WHERE look <> '';
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
PRAGMA user_version = 6;
COMMIT;
