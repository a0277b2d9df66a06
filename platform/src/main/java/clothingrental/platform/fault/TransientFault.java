package clothingrental.platform.fault;

/**
 * An exception that says of itself that it passes: whoever meets it waits and tries the same again. What does not
 * say so is taken for the fault of the message that was being handled.
 */
public interface TransientFault {}
