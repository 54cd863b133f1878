PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1314345811;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" (version_num) VALUES ('0002');
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
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (1, '01a20451-0c88-7ab8-87df-25cd64dd83a8', 'dredging-slips', 'Dredging slips', 'dredging slips', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 3, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 1, '013084d5850b48d67aa2533b981b81e8bb25c6cd01a123ab924aba1d9a98ed94', 1, '', '', '', '[]', NULL, '', '', NULL, '{}', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '8a0e9e284f17cf598763919d80f2d6d0332bac865998cda6d5c24126814f6e2c', 'It is late.');
INSERT INTO "article" (number, id, slug, headline, headline_key, section, section_key, stage, stage_before_spike, bylines, words, created_at, modified_at, published_at, embargo, deadline, assignee, assignee_key, language, version, head, revisions, kicker, standfirst, dateline, tags, word_target, seo_title, seo_description, newsletter, extra, links_hash, figures_hash, corrections_hash, hash, body) VALUES (2, '01a20451-0c88-76c3-827c-518ebb7f8a6d', 'ferry-waits', 'Ferry waits', 'ferry waits', 'Harbour', 'harbour', 'draft', NULL, '["Ines Okafor"]', 8, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, '', '', 'en-GB', 2, '01c5555699bdee5b2b1174c937d82193dc205d2ebac516142ad8d06e6159bd8f', 2, '', '', '', '["ferries"]', NULL, '', '', NULL, '{}', '3a6a9b3c2b9e059eb08552da4a1ee17652c542a693510bdaab2cabcd5672c389', '10fe995f7dd81347a5b6f15cde38b2eab953daf2688ed162803f8accfc048969', '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', 'c6379960e97df82605e5df42a632abf79f476e2580a84589e799f80ab78e85d4', 'It waits.

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
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d', 0, 'Ines Okafor', 'ines okafor');
INSERT INTO "byline" (article, position, name, name_key) VALUES ('01a20451-0c88-7ab8-87df-25cd64dd83a8', 0, 'Ines Okafor', 'ines okafor');
CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "tag" (article, position, name, name_key) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d', 0, 'ferries', 'ferries');
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
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d', '01a20451-0ccf-7c3b-b9ac-def42069b5cc', 0, 'dredging', 'see also', 'end', '', '', '', '', NULL, 'article', '01a20451-0c88-7ab8-87df-25cd64dd83a8', '', '', '[]', '', '19aea8d7a919aba29ecc88179d73e2e807e0795dc9a14b02b5ec89e83dc9a507');
INSERT INTO "related_link" (article, id, position, key, kind, placement, label, label_for, reason, added_by, added_at, target_kind, target, url, title, bylines, slug, hash) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d', '01a20451-0ccf-75d2-b608-286c28b88880', 1, 'history', 'see also', 'end', '', '', '', '', NULL, 'web', NULL, 'https://ferries.example/history', 'A history', '[]', '', '30eff7325b41771913f1e5e4457e2de1608760af421ad3e74ef87cbd0c14493c');
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
INSERT INTO "figure" (article, id, position, key, picture, role, caption, credit, source, alt, decorative, hash) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d', '01a20451-0ccf-7c94-9467-46d72b53d5da', 0, 'ferry', '60284371725dd85f51355e0a10ed026fa506ef9ce6e27c03ec1ebe836b2e3c33', 'body', NULL, NULL, NULL, 'A ferry', 0, 'e02c17c40d1e00a0fac896a416fdeed9ff9c7937ae6da392bdd29c8e06d9a7d7');
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
INSERT INTO "revision_parent" (revision, position, parent) VALUES ('01c5555699bdee5b2b1174c937d82193dc205d2ebac516142ad8d06e6159bd8f', 0, '1a64d7c2981410e9bfe93679a9917c96b6c36d6e7e0ec1b8d69b21899815fc5c');
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
INSERT INTO "setting" (name, value, hash) VALUES ('identity', '01a20451-0c39-730b-afeb-9d3bbe57592b', '3b96b135dfd61d56ff46893c2ba38477e653d927122edb12f30a4e8029efff05');
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
INSERT INTO "contributor" (position, id, name, collective, role, hash) VALUES (0, '01a20451-0c8f-7ae5-84f7-97f864ca0c7d', 'Ines Okafor', 0, 'writer', 'c6db38ae881ba7583ba1564ae0a0bc2b950f7700708e4a46c64b436590dca32f');
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
INSERT INTO "dirty" (article) VALUES ('01a20451-0c88-76c3-827c-518ebb7f8a6d');
INSERT INTO "dirty" (article) VALUES ('01a20451-0c88-7ab8-87df-25cd64dd83a8');
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
INSERT INTO "journal" (one, lineage, position) VALUES (1, 'd61fb0fd-b485-4b98-8e69-39a47e893c3d', 2);
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
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('013084d5850b48d67aa2533b981b81e8bb25c6cd01a123ab924aba1d9a98ed94', '01a20451-0c88-7ab8-87df-25cd64dd83a8', 1, 'Ines Okafor', 'db4f7f40', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 3, X'789C5591C14EC3300C865F65CA799DD2B2B1B22342024E5C3881107213B78B962593E332A669EF8EB30624A41C62FBF3FFDBC95901B1331ED546E91A1ABD5CD595366D5BADA16BAB766DFBAA59197BBBB4B6BD8156CD15B0B08D6E6EABBAAE1AFDAAEF365ACB5968ADDF727DE46D24619E03A6D9CB0E7A89E6CAE29733D9C676CB7EDD2F75CE11F4A276565DB4A7DCC13397661E181752ED4EDE8984DABCFF93FA982B1389D0B08B21572561A525C3A271B5023B4561F47EAE70DF010DF12FFC660221CF17617B378C844566FBD7A81E08EDE0C2304BDE1D92803B677648938187308C30640E43F5789F532EEC8A4AC063F2C89CE9C9314DC30AFE04D4C531BF47C2F86931197287522B4976ECCB22C98F437EB1324BF53B4B6208B6779478E21886E27D8C643F59B6459ECC2FB262A47DFEB45A468B5CA40F4018B8741142BA8E60E4C668278BEB7ED3175D7E002FE0AECB');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('1a64d7c2981410e9bfe93679a9917c96b6c36d6e7e0ec1b8d69b21899815fc5c', '01a20451-0c88-76c3-827c-518ebb7f8a6d', 1, 'Ines Okafor', 'db4f7f40', '2026-11-20T09:00:00.000Z', 'created', '', 'draft', 6, X'789CB554B98EDB3010FD1581B5E8A56ED9DDA6C8D1244DAA640383C750262C4B0649EFAE6108D87F489B00F9967CCA7E49863A1C2C90340162B8F00CE778F3E68D2F845B6F640B644358C25396170965B2AE6955CA8CD669256991D42044A56B5E2A1213EE31366569499384A6EC235B6F18C3EF8A31F629BC9FFCAEB718F3AE03177DD8738D564C14DC1B19DA2891EB4AE72CF82CD758ED4244AFCE21C3470FDC78B7BAEBEEBACBE568A43F59D8441AAC3D0F43F03E3F7D7BDF773F7F080B7C6FBAE6F9E97B1C3D3F7D8DDC0E22C78D9A732DB4DC83DA44CA826A307018B0A138B7065191CDE717E8BEC444F6D682F4A6EFC22B3A14A687608435A2E76AB2BA53DBC6040E82DBA6BF9A8FDE728CBC8426DA34883A94B910DE06B66EA709F04DF263E8B1E4490467FC62294014DC9B7B6CA379EB202646BD5C8CD4B492EB9CAEF3B2A279A9AA5414992A14C7DA7B081C2E9D66F2D053B2B4CEB32AA9D242A9BAD045921505309E3050B846CD0B56825E4B2801D7CD32900908A8B352A490C92CC362B61F1532AE2926AE3F593953312055BB2B39E475E83E2D312032720F7662B0E55D73E24D08828EBE79155CA6DBCF3429056ACBAF4C4CB6384FA97F24211354ACB9A40A749EB2722D0A29AF242C4B1F317421DD014448693F2211D02EA0F0E756F733C663CB251CA0F323C8207654990BEB0AAF1E370EA35CFF7A335CD4B4AE94A66921559923DD19AFC930C4FF3262A1522A4A56D3B42E655A8B1A3FEC3AE2CE38DF8F9BFE1F137AE3C7F96EA3DF7D4E36D4DC797F749B9B9BA033036E058FFC706CE166891B82223A78702D781F963F8DEBA6E3C2026FB91528A0A023E8B70A9CB4663E0A323B97EEC16C4FCDA26ABAE8CA79DE296DACF30BEE66BCE91953B8E787DEAAED32CF28543CCCDE1EC2021204D8FBB9C1915BA4633EFA2B197898E1EF63EA358A76FAAF1A7E016587A403');
INSERT INTO "revision" (id, article, number, author, device, at, reason, note, stage, words, document) VALUES ('01c5555699bdee5b2b1174c937d82193dc205d2ebac516142ad8d06e6159bd8f', '01a20451-0c88-76c3-827c-518ebb7f8a6d', 2, 'Ines Okafor', 'db4f7f40', '2026-11-20T09:00:00.000Z', 'saved as version', '', 'draft', 8, X'789CB5544B8EDB3810BD8AA0B5D94DFD28CABB649199D94C3659E58346912CDA84D59241D2DD691806FA0ED92640CE92A3F44952D4C7418099CD006378E12AD6E7D5AB573EE7E0A3D33DE6DB9C1750F2BA2918D752B256E88AC9B2D5AC29242AD55A09C2E49B1C22C596BC14AC2858C9DFF16ECB397D6F38E7EFD3FB29EE474F317F0D18B2B707B0646D72830F4EA73646D5B6B5354F3E0F96AA9D73359AA79411B3477031DC7C1C3E0EE7F3D1E978F2B8CD2C7AFF74B924EFCBF3D7BFC7E1C777E5110E6ED8BD3C7FDB642FCF5FB2B0C72C80334BAEC71E229A6D663C9A1D05CEE9A9030EF1869AABA7DE11C27CFBE137A49F36B91EBD471DDD38A45772182A958209E2340998D91A4E7DBFC9F15E81DF8D57F373F44091E70BC55AB7A3095299730E7D62EED53C0DBD6938A61E6B9E26A02EAE96414201D13D501B0B7DC04DEECCEF4BD296B5BAAB59578B96D5C2B4A56A2AD318A0DA074C7CAE9D1622C9237829EBAA2DDAB2314636B629AAA6410E0547432BB5D07081B6D3289056CF2BD4052A9495502556BAAAA8981F27B54C2BDBE4613C79BD507121AAF65772F237A9FBBCD084C8E903FA99C11E86DD0976290807F6C7EBE472C361A1C9183477706562B6D5D39CFA8F24548AA90E343368EB928B4E355A5F495805306118527A40CC88D27142A2B05F41D1CF3B3B2E188F3D68BC27AD4C2093F0497121AD2BBD46DA384ED2FDD7FB0125996C8D6565A38DA889EE0A647EB96CFECB888D2999125CB2520A5D4A25E9C3AF23EE5D88E3B4E9FF63C2E8E234DFABEC579F934F35F7311EC3F6F636E9CC61B8C1CF707FECF1768DBB24450CF8187A8C312D7F1E37CCC74505FE04AF4840494738DE190CDABBE528F2C5B9764F667FDAADAA66ABAE4284C158E7435C71EFA69B5E30A57B7E1CBDB95BE799844A8739FAFBB48082008E716970044F744CE905D0CA5A5D76B2A8E9383A65B1AB44DB41D715747542D1DFA330025BE474234A1A525D59C88EE21BAB1B9DFA5EE90CF0802683903DA00F69BA09F6A4FFF92FF0F21380EBBD49');
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
PRAGMA user_version = 2;
COMMIT;
