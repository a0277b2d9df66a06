/** The token endpoint that standalone brings along, with the demo identities. */
@NullMarked
package clothingrental.standalone.identity;

import org.jspecify.annotations.NullMarked;
