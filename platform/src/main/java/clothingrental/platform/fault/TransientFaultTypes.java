package clothingrental.platform.fault;

import java.util.List;

/**
 * The faults of a library that pass by themselves. Whoever uses the library names them, as a service of
 * {@link java.util.ServiceLoader}: {@link Faults} asks everybody on the class path.
 */
public interface TransientFaultTypes {

    /** The exceptions that say: not now. Their subclasses say so, too. */
    List<Class<? extends Throwable>> kinds();
}
