/** Who may ask: bearer tokens, roles, and the management port. */
@NullMarked
package clothingrental.platform.security;

import org.jspecify.annotations.NullMarked;
