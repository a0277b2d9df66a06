package clothingrental.platform.serialization;

import tools.jackson.databind.type.TypeFactory;

/**
 * Finds the classes that a document names: {@linkplain AllowedTypes allowed ones} only, wherever in it the name
 * stands. Jackson's own factory loads a class, and runs its static initialisers, before anybody asks whether it may.
 */
final class AllowedTypeFactory extends TypeFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<?> findClass(String className) throws ClassNotFoundException {
        if (AllowedTypes.contains(className)) {
            return super.findClass(className);
        }
        throw new ClassNotFoundException(className + " is no allowed type");
    }

    /** A mapper is built with a copy. */
    @Override
    public TypeFactory snapshot() {
        return new AllowedTypeFactory();
    }
}
