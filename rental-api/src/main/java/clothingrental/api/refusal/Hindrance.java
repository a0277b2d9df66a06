package clothingrental.api.refusal;

/**
 * What travels between processes when a handler could not do its work just now: the same request may succeed a little
 * later.
 *
 * @param conflict whether another writer of the same aggregate was faster; nothing is missing then, and trying again at
 *     once is worth it
 */
public record Hindrance(boolean conflict) {}
