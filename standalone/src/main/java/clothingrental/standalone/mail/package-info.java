/** The mail server that standalone brings along. */
@NullMarked
package clothingrental.standalone.mail;

import org.jspecify.annotations.NullMarked;
