package clothingrental.api.refusal;

/** A command for somebody who may not exist. */
public interface TargetsAggregate {

    /** The code of the refusal when there is nobody of that identity. */
    RefusalCode codeIfUnknown();
}
