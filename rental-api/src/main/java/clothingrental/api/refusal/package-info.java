/** How a service says no: a stable code, a sentence, and the fields it is about; or: not now. */
@NullMarked
package clothingrental.api.refusal;

import org.jspecify.annotations.NullMarked;
