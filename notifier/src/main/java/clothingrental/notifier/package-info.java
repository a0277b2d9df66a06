/** Mails to customers. */
@NullMarked
package clothingrental.notifier;

import org.jspecify.annotations.NullMarked;
