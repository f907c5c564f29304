/**
 * What a production is on disk: a BagIt bag (RFC 8493) whose payload follows one layout. All that a later check needs lies in it.
 *
 *     bagit.txt  bag-info.txt                       tag files
 *     manifest-sha256.txt  manifest-sha512.txt      hash of every payload file, sorted by path
 *     tagmanifest-sha256.txt  tagmanifest-sha512.txt  hash of the tag files above; the first is what a time stamp is made for
 *     tagmanifest-sha256.txt.sig  head.tsq  head.tsr    signature, time stamp and its request, when asked for: of the tag manifest, so not in it
 *     data/
 *       input-hashes.txt      SHA-256 and name of each log as analysed; the logs stay where they are
 *       report.json report.html accounts.ndjson links.ndjson rejects.ndjson   the case, with account labels and removals
 *       custody.ndjson        the case's custody log up to and with this export
 *       validation.json       counts, hash of each full version, hash of each log at receipt and at export
 *       redaction-log.csv     what was removed where and why; account labels by document
 *       certificate-draft.md  draft under Fed. R. Evid. 902(13), 902(14)
 *       production.dat        Concordance load file, one line an exhibit
 *       production.opt        Opticon load file, one line a page, where pages are PDF
 *       account-labels.json   labels of accounts with their tokens, and the id of the key; never the key or the accounts
 *       exhibits/index.json   for programs: every exhibit with standing, place in the log, SHA-256 of file and line
 *       exhibits/index.html   the same for people
 *       exhibits/F-001/       pages as PDF, or as .html on request or without a typesetter; one number a page:
 *                             HYD-000001-index.html, …-summary.html, …-members.csv, …-members.ndjson, …-call.html, …-original.json, …-slip.txt
 *
 * Three ways to check it: hash everything (manifests, tag manifests); follow the custody log (its entries before `exported` must be the
 * case's, whose manifest.json holds the head after the analysis); read each place in the logs again and compare with `source` of
 * exhibits/index.json. Originals that were withheld can lie in a second bag, written on request elsewhere, under the same numbers.
 */
export const DATA = 'data';
export const EXHIBITS = `${DATA}/exhibits`;
export const EXHIBIT_INDEX = `${EXHIBITS}/index.json`;
export const EXHIBIT_INDEX_PAGE = `${EXHIBITS}/index.html`;
export const LOAD_FILE = `${DATA}/production.dat`;
export const IMAGE_LOAD_FILE = `${DATA}/production.opt`;
export const VALIDATION = `${DATA}/validation.json`;
export const REDACTION_LOG = `${DATA}/redaction-log.csv`;
export const CERTIFICATE = `${DATA}/certificate-draft.md`;
export const ACCOUNT_LABELS = `${DATA}/account-labels.json`;
export const INPUT_HASHES = `${DATA}/input-hashes.txt`;
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
/** Label in bag-info.txt: a signature that was taken away is missed. */
export const SIGNED_BY = 'Hydrometer-Signature-Key';

/** Version of exhibits/index.json and validation.json: additions only within a major version. */
export const PRODUCTION_SCHEMA_VERSION = '1.1.0';
