/** Bounds that keep a hostile or broken file from taking the machine's memory. Lengths are in UTF-16 code units unless named otherwise. */

/** More columns than any shop exports; a higher count means that a separator was mistaken or the file is no list. */
export const MAX_COLUMNS = 500;

/** One record of a text file, line breaks in quotes included. Excel's own limit for a single cell is 32,767. */
export const MAX_RECORD_LENGTH = 1_048_576;

export const MAX_NAME_LENGTH = 500;
export const MAX_CODE_LENGTH = 1_000;
export const MAX_EXTRA_LENGTH = 10_000;

/** Bytes of a worksheet after inflating. It is streamed, so this bounds time and not memory. */
export const MAX_SHEET_BYTES = 1_500_000_000;

/** Bytes of the shared strings after inflating; their text is kept in memory while a sheet is read. */
export const MAX_SHARED_STRINGS_BYTES = 300_000_000;

/** Bytes of any other part of a workbook (styles, relations), which is read whole. */
export const MAX_PART_BYTES = 20_000_000;

/** A spreadsheet's XML deflates 10 to 60 times; deflate itself cannot exceed 1,032. Looked at above 100 MB only. */
export const MAX_INFLATE_RATIO = 400;

export const MAX_ZIP_ENTRIES = 10_000;

/** Rows in which the heading row is searched, and from which the sample is taken. */
export const HEAD_ROWS = 60;
