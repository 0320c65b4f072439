/** Name of the file in which a card carries what its buttons need. */
export const MEMORY_FILE = 'whyblocked.json.gz';
