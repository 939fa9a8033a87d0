package io.rollcall.e2e.stage;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.rollcall.e2e.stage.Scissors.Moment;

/// An LDAP wire that can be cut: shows every bind, every search (each page of a paged one) and
/// every change of an entry to the scissors. What the test itself does to the server is not
/// counted: only what comes over the network is.
final class CutLdap extends InMemoryOperationInterceptor {

  private static final String NUMBER = "number";

  private final Scissors scissors;

  CutLdap(Scissors scissors) {
    this.scissors = scissors;
  }

  @Override
  public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
      throws LDAPException {
    arrives(request, "LDAP bind " + request.getRequest().getBindDN());
  }

  @Override
  public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult result) {
    leaves(result);
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    arrives(
        request,
        "LDAP search " + request.getRequest().getBaseDN() + " " + request.getRequest().getFilter());
  }

  @Override
  public void processSearchResult(InMemoryInterceptedSearchResult result) {
    leaves(result);
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
    arrives(request, "LDAP modify " + request.getRequest().getDN());
  }

  @Override
  public void processModifyResult(InMemoryInterceptedModifyResult result) {
    leaves(result);
  }

  private void arrives(InMemoryInterceptedRequest request, String words) throws LDAPException {
    int number = scissors.arrives(words);
    request.setProperty(NUMBER, number);
    if (scissors.cuts(number, Moment.BEFORE)) {
      throw new LDAPException(ResultCode.UNAVAILABLE, "The wire was cut.");
    }
  }

  private void leaves(InMemoryInterceptedResult result) {
    if (result.getProperty(NUMBER) instanceof Integer number) {
      scissors.cuts(number, Moment.AFTER);
    }
  }
}
