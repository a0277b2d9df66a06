/** Where the services keep what is theirs. */
@NullMarked
package clothingrental.platform.persistence;

import org.jspecify.annotations.NullMarked;
