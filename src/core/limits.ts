/**
 * Every limit of Exemplar, in one place: the screens show it, the server enforces it, the manual prints it.
 * Characters are counted as Unicode code points, so a Chinese character is one and an emoji is not two.
 */
export const limits = {
  /** A criteria pack as a file, in bytes. */
  packBytes: 2_000_000,
  /** Criteria in one pack, special ones included. */
  packCriteria: 2_000,
  /** Levels of the criteria tree. */
  packDepth: 10,
  /** Lists of a pack other than the tree: gates, vetoes, deductions, stages, facts, sources. */
  packList: 200,
  /** Values in a pack, every list, object, text and number counted, after the aliases of its YAML are followed. */
  packValues: 100_000,
  /** The text of a criterion, gate or rule in one language, in characters. */
  criterionText: 2_000,
  /** A short text such as a title or an owner hint, in characters. */
  shortText: 200,
  /** The longest answer that a pack may ask for, in characters. */
  answerText: 20_000,
  /** Points, thresholds and figures in a pack. */
  amount: 1_000_000_000,
  /** Scores in one calibration. */
  calibrationScores: 10_000_000,
  /** Submitted sheets that the server calibrates at once, and the seconds it may take. */
  calibrationSheets: 200_000,
  calibrationSeconds: 60,
  /** Entries of one edition that everybody scores first. */
  anchorsOfEdition: 20,
  /** A file that is handed in, in bytes (50 MiB). */
  fileBytes: 52_428_800,
  /** The name of a file, in characters. */
  fileNameCharacters: 200,
  /** The title of a piece of evidence, in characters. */
  evidenceTitle: 200,
  /** The address of a link, in characters. */
  evidenceUrl: 2_000,
  /** Pieces of evidence for one indicator of an entry. */
  evidencePerIndicator: 30,
  /** How long an upload that was broken off can be taken up again, in hours. */
  uploadResumeHours: 72,
  /** Lists and objects within one another in the YAML of a pack. */
  packNesting: 60,
  /** Entries in one file handed to the command line. */
  entriesOfFile: 200_000,
  /** Score sheets of one entry. */
  sheetsOfEntry: 200,
  /** A text whose claims are checked, in characters. */
  claimsText: 1_000_000,
  /** Points in one rule, or put into a budget at a time. */
  pointsAtOnce: 1_000_000,
  /** Items on the checklist of one inspection. */
  checklistItems: 100,
  /** A pack that is being written, as JSON, in bytes. */
  packDraftBytes: 3_000_000,
  /** Criteria of a pack that is being written: more than a pack may have, so that it can be cut down to size. */
  packDraftCriteria: 6_000,
  /** Levels of a tree that is being written. */
  packDraftDepth: 16,
  /** Values in a pack that is being written. */
  packDraftValues: 250_000,
  /** A workbook with a tree of criteria, in bytes. */
  packWorkbookBytes: 2_000_000,
  /** The same when it is unpacked. */
  packWorkbookUnpackedBytes: 40_000_000,
  /** Unfinished packs of one body. */
  packDrafts: 200,
  /** Problems listed at once; the rest is counted. */
  problems: 200,
} as const;

/** The length of a text as every limit counts it: code points, a line break being one however it was typed. */
export function charactersIn(text: string): number {
  let count = 0;
  for (const character of text) if (character !== '\r') count += 1;
  return count;
}
