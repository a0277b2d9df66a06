package clothingrental.delivery.intake;

/** Whether the delivery team can take more work at the moment. */
public interface IntakeGate {

    /**
     * Does it, if more can be taken.
     *
     * @param scheduling puts one delivery on the board
     * @throws RuntimeException a {@link clothingrental.platform.fault.PassingFault} if no more can be taken now; else what
     *     the scheduling throws
     */
    void pass(Runnable scheduling);
}
