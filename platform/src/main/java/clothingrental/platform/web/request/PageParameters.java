package clothingrental.platform.web.request;

/** What all pages of the API have in common (design, section 3); outside of these limits is 400 VALIDATION_FAILED. */
public final class PageParameters {

    /** Pages are counted from 0. */
    public static final String FIRST_PAGE = "0";

    /** Nobody turns so many pages; it keeps the number of rows to skip within an int. */
    public static final int LAST_PAGE = 1_000_000;

    /** How many there are on a page if nothing else is asked for. */
    public static final String SIZE = "20";

    /** How many there can be on a page. */
    public static final int MAX_SIZE = 100;

    private PageParameters() {}
}
