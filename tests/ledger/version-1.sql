BEGIN TRANSACTION;
CREATE TABLE claims (
	coding_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	anchor_key VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	why TEXT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (coding_id, id), 
	FOREIGN KEY(coding_id) REFERENCES codings (id)
);
INSERT INTO "claims" VALUES('af2ebdde533fa104','ef7fe92dc06c057d',0,'cf288edbe3d2b34f','{"supplier": "RUS", "supplier_org": null, "recipient": "AZE", "item": "T-90 tanks", "system": "T-90", "category": "tank", "quantity": {"low": 18, "high": 18, "unit": "item"}, "value": null, "value_of": null, "package": null, "stage": "agreement", "polarity": "affirmed", "certainty": "certain", "when": {"start": "2012", "end": "2012"}, "speaker": null, "side": null, "mentions": {"supplier": [{"in": "text", "start": 5, "end": 8}], "recipient": [{"in": "text", "start": 39, "end": 42}], "item": [{"in": "text", "start": 46, "end": 56}], "quantity": [{"in": "text", "start": 43, "end": 45}], "when": [{"in": "text", "start": 66, "end": 70}]}, "evidence": [{"in": "text", "start": 5, "end": 71, "quote": "RUS affirmed certain agreement to AZE 18 T-90 tanks in items 2012."}], "trigger": {"in": "text", "start": 5, "end": 71}, "item_status": null, "state_of_origin": null, "tiv_per_unit": null}','','2026-11-22T05:36:08Z');
INSERT INTO "claims" VALUES('74f5535c63bf3286','7461c8336ebe1295',0,'705e017d69266a4d','{"supplier": "RUS", "supplier_org": null, "recipient": "AZE", "item": "T-90 tanks", "system": "T-90", "category": "tank", "quantity": {"low": 20, "high": 20, "unit": "item"}, "value": null, "value_of": null, "package": null, "stage": "delivery", "polarity": "affirmed", "certainty": "certain", "when": null, "speaker": null, "side": null, "mentions": {"supplier": [{"in": "text", "start": 5, "end": 8}], "recipient": [{"in": "text", "start": 38, "end": 41}], "item": [{"in": "text", "start": 45, "end": 55}], "quantity": [{"in": "text", "start": 42, "end": 44}]}, "evidence": [{"in": "text", "start": 5, "end": 65, "quote": "RUS affirmed certain delivery to AZE 20 T-90 tanks in items."}], "trigger": {"in": "text", "start": 5, "end": 65}, "item_status": null, "state_of_origin": null, "tiv_per_unit": null}','','2026-11-22T05:36:08Z');
INSERT INTO "claims" VALUES('74f5535c63bf3286','a7654956730257e5',1,'8052b2398f1b216a','{"supplier": "ISR", "supplier_org": null, "recipient": "AZE", "item": "Harop drones", "system": "Harop", "category": "uav", "quantity": null, "value": null, "value_of": null, "package": null, "stage": "agreement", "polarity": "affirmed", "certainty": "certain", "when": null, "speaker": null, "side": null, "mentions": {"supplier": [{"in": "text", "start": 66, "end": 69}], "recipient": [{"in": "text", "start": 100, "end": 103}], "item": [{"in": "text", "start": 104, "end": 116}]}, "evidence": [{"in": "text", "start": 66, "end": 117, "quote": "ISR affirmed certain agreement to AZE Harop drones."}], "trigger": {"in": "text", "start": 66, "end": 117}, "item_status": null, "state_of_origin": null, "tiv_per_unit": null}','','2026-11-22T05:36:08Z');
INSERT INTO "claims" VALUES('79e5b2b5207c6e06','8ccb692799594594',0,'568676cfa7db1ee0','{"supplier": null, "supplier_org": null, "recipient": "AZE", "item": "loan", "system": null, "category": "finance", "quantity": null, "value": {"low": 200000000, "high": 200000000, "currency": "USD"}, "value_of": null, "package": null, "stage": "agreement", "polarity": "affirmed", "certainty": "certain", "when": null, "speaker": null, "side": null, "mentions": {"recipient": [{"in": "text", "start": 37, "end": 40}], "item": [{"in": "text", "start": 41, "end": 45}], "value": [{"in": "text", "start": 46, "end": 57}]}, "evidence": [{"in": "text", "start": 7, "end": 58, "quote": "affirmed certain agreement to AZE loan 200000000.0."}], "trigger": {"in": "text", "start": 7, "end": 58}, "item_status": null, "state_of_origin": null, "tiv_per_unit": null}','','2026-11-22T05:36:08Z');
CREATE TABLE codings (
	id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	publication_id VARCHAR NOT NULL, 
	labelling_id VARCHAR NOT NULL, 
	coder VARCHAR NOT NULL, 
	coder_version VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id), 
	FOREIGN KEY(publication_id) REFERENCES publications (id), 
	FOREIGN KEY(labelling_id) REFERENCES labellings (id)
);
INSERT INTO "codings" VALUES('af2ebdde533fa104','f4bc69dd4ea944e8','1d4401cc6f33acfe','5e0b43543cf1d76d','hand','1','2026-11-22T05:36:08Z');
INSERT INTO "codings" VALUES('74f5535c63bf3286','53cc27b7482981d4','0f7552ec1f610e1a','4daea2b7a4d40532','hand','1','2026-11-22T05:36:08Z');
INSERT INTO "codings" VALUES('79e5b2b5207c6e06','604f6df62cda4b46','542a360157f2e806','19a1b6485971db12','hand','1','2026-11-22T05:36:08Z');
CREATE TABLE documents (
	id VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	labelling_id VARCHAR NOT NULL, 
	publication_id VARCHAR NOT NULL, 
	coding_id VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('f4bc69dd4ea944e8','One. RUS affirmed certain agreement to AZE 18 T-90 tanks in items 2012.','5e0b43543cf1d76d','1d4401cc6f33acfe','af2ebdde533fa104','2026-11-22T05:36:08Z');
INSERT INTO "documents" VALUES('53cc27b7482981d4','Two. RUS affirmed certain delivery to AZE 20 T-90 tanks in items. ISR affirmed certain agreement to AZE Harop drones.','4daea2b7a4d40532','0f7552ec1f610e1a','74f5535c63bf3286','2026-11-22T05:36:08Z');
INSERT INTO "documents" VALUES('604f6df62cda4b46','Three. affirmed certain agreement to AZE loan 200000000.0.','19a1b6485971db12','542a360157f2e806','79e5b2b5207c6e06','2026-11-22T05:36:08Z');
CREATE TABLE labellings (
	id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	reader_version VARCHAR NOT NULL, 
	regions JSON NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "labellings" VALUES('5e0b43543cf1d76d','f4bc69dd4ea944e8','1','[[0, 71, "body", "", "en"]]','2026-11-22T05:36:08Z');
INSERT INTO "labellings" VALUES('4daea2b7a4d40532','53cc27b7482981d4','1','[[0, 117, "body", "", "en"]]','2026-11-22T05:36:08Z');
INSERT INTO "labellings" VALUES('19a1b6485971db12','604f6df62cda4b46','1','[[0, 58, "body", "", "en"]]','2026-11-22T05:36:08Z');
CREATE TABLE members (
	transfer_id VARCHAR NOT NULL, 
	anchor_key VARCHAR NOT NULL, 
	PRIMARY KEY (transfer_id, anchor_key), 
	FOREIGN KEY(transfer_id) REFERENCES transfer_ids (id)
);
INSERT INTO "members" VALUES('Ta67ebd52','568676cfa7db1ee0');
INSERT INTO "members" VALUES('T9fa4ab60','8052b2398f1b216a');
INSERT INTO "members" VALUES('T4c111809','705e017d69266a4d');
INSERT INTO "members" VALUES('T4c111809','cf288edbe3d2b34f');
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema_version','1');
INSERT INTO "meta" VALUES('created','2026-11-22T05:36:08Z');
CREATE TABLE packages (
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	supplier VARCHAR, 
	recipient VARCHAR, 
	start VARCHAR, 
	"end" VARCHAR, 
	claim_ids JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "packages" VALUES('Pf068d816',0,NULL,'AZE',NULL,NULL,'["8ccb692799594594"]');
CREATE TABLE publications (
	id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	title TEXT, 
	outlet TEXT, 
	url TEXT, 
	published VARCHAR, 
	language VARCHAR, 
	retrieved VARCHAR, 
	flags JSON NOT NULL, 
	source TEXT, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "publications" VALUES('1d4401cc6f33acfe','f4bc69dd4ea944e8',NULL,'Wire','https://wire.example/a?x=1','2014-07-10','en',NULL,'[]',NULL,'2026-11-22T05:36:08Z');
INSERT INTO "publications" VALUES('0f7552ec1f610e1a','53cc27b7482981d4','Daily on tanks','Daily',NULL,'2014-07-12','en',NULL,'[]',NULL,'2026-11-22T05:36:08Z');
INSERT INTO "publications" VALUES('542a360157f2e806','604f6df62cda4b46',NULL,'Daily',NULL,'2015-01-01','en',NULL,'[]',NULL,'2026-11-22T05:36:08Z');
CREATE TABLE redirects (
	from_id VARCHAR NOT NULL, 
	to_id VARCHAR NOT NULL, 
	PRIMARY KEY (from_id), 
	FOREIGN KEY(from_id) REFERENCES transfer_ids (id), 
	FOREIGN KEY(to_id) REFERENCES transfer_ids (id)
);
CREATE TABLE set_aside (
	source VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	last_seen VARCHAR NOT NULL, 
	PRIMARY KEY (source, kind)
);
CREATE TABLE transfer_claims (
	transfer_id VARCHAR NOT NULL, 
	claim_id VARCHAR NOT NULL, 
	coding_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (transfer_id, claim_id), 
	FOREIGN KEY(transfer_id) REFERENCES transfers (id), 
	FOREIGN KEY(coding_id) REFERENCES codings (id)
);
INSERT INTO "transfer_claims" VALUES('Ta67ebd52','8ccb692799594594','79e5b2b5207c6e06',0);
INSERT INTO "transfer_claims" VALUES('T9fa4ab60','a7654956730257e5','74f5535c63bf3286',0);
INSERT INTO "transfer_claims" VALUES('T4c111809','ef7fe92dc06c057d','af2ebdde533fa104',0);
INSERT INTO "transfer_claims" VALUES('T4c111809','7461c8336ebe1295','74f5535c63bf3286',1);
CREATE TABLE transfer_ids (
	id VARCHAR NOT NULL, 
	founded_on VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "transfer_ids" VALUES('Ta67ebd52','568676cfa7db1ee0','2026-11-22T05:36:09Z');
INSERT INTO "transfer_ids" VALUES('T9fa4ab60','8052b2398f1b216a','2026-11-22T05:36:09Z');
INSERT INTO "transfer_ids" VALUES('T4c111809','705e017d69266a4d','2026-11-22T05:36:09Z');
CREATE TABLE transfers (
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	supplier VARCHAR, 
	recipient VARCHAR, 
	designation VARCHAR, 
	category VARCHAR NOT NULL, 
	anchor_keys JSON NOT NULL, 
	package_id VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES transfer_ids (id), 
	FOREIGN KEY(package_id) REFERENCES packages (id)
);
INSERT INTO "transfers" VALUES('Ta67ebd52',0,NULL,'AZE',NULL,'finance','["568676cfa7db1ee0"]','Pf068d816');
INSERT INTO "transfers" VALUES('T9fa4ab60',1,'ISR','AZE','Harop','missile','["8052b2398f1b216a"]',NULL);
INSERT INTO "transfers" VALUES('T4c111809',2,'RUS','AZE','T-90','tank','["cf288edbe3d2b34f", "705e017d69266a4d"]',NULL);
CREATE TABLE witnesses (
	document_id VARCHAR NOT NULL, 
	witness_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	reason TEXT, 
	PRIMARY KEY (document_id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "witnesses" VALUES('f4bc69dd4ea944e8','f4bc69dd4ea944e8',0,'');
INSERT INTO "witnesses" VALUES('53cc27b7482981d4','53cc27b7482981d4',0,'');
INSERT INTO "witnesses" VALUES('604f6df62cda4b46','604f6df62cda4b46',0,'');
CREATE INDEX ix_documents_coding_id ON documents (coding_id);
CREATE INDEX ix_labellings_document_id ON labellings (document_id);
CREATE INDEX ix_publications_document_id ON publications (document_id);
CREATE INDEX ix_witnesses_witness_id ON witnesses (witness_id);
CREATE INDEX ix_codings_document_id ON codings (document_id);
CREATE INDEX ix_claims_id ON claims (id);
CREATE INDEX ix_claims_anchor_key ON claims (anchor_key);
CREATE INDEX ix_transfer_claims_claim ON transfer_claims (claim_id);
CREATE INDEX ix_transfer_claims_coding_id ON transfer_claims (coding_id);
COMMIT;
