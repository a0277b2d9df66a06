/** What clients were promised: the description of the REST API, and what would break it. */
@NullMarked
package clothingrental.acceptance.contract;

import org.jspecify.annotations.NullMarked;
