/// The listening side of HTTP/1.1 below requests: how many connections there are, how large a
/// request may be before anybody has read it, how long its sender may take, and how a connection
/// ends so that the sender hears why. The web server itself bounds only some of this.
@NullMarked
package io.rollcall.faces.connection;

import org.jspecify.annotations.NullMarked;
