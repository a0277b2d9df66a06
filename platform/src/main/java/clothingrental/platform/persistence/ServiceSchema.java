package clothingrental.platform.persistence;

/**
 * A service's own tables. Each service declares one as a bean; no service reads another's.
 *
 * @param name the schema, and the folder below {@code db/migration} where its migrations are
 */
public record ServiceSchema(String name) {}
